// Lays another document beside the checklist without drawing the page anew, and brings the current step into sight.
(function () {
  "use strict";
  const current = document.querySelector("[data-ribbon] [aria-current]");
  if (current) {
    const ribbon = current.parentElement, end = current.offsetLeft + current.offsetWidth;
    if (end > ribbon.clientWidth) ribbon.scrollLeft = current.offsetLeft - current.offsetWidth;
  }

  const sheet = document.querySelector("[data-preview]");
  if (!sheet) return;

  function drawn(link) {
    const shown = document.createElement(link.dataset.picture ? "img" : "iframe");
    shown.src = link.dataset.show + (link.dataset.picture ? "" : "#view=FitH&navpanes=0");
    shown[link.dataset.picture ? "alt" : "title"] = link.dataset.label;
    return shown;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-show]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    sheet.replaceChildren(drawn(link));
    document.querySelector("[data-preview-name]").textContent = link.dataset.label;
    document.querySelector("[data-preview-about]").textContent = link.dataset.about;
    document.querySelector("[data-preview-open]").href = link.dataset.show;
    document.querySelector("[data-preview-keep]").href = link.dataset.show + "?download=1";
    for (const row of document.querySelectorAll(".checklist li.on")) row.classList.remove("on");
    link.closest("li").classList.add("on");
    window.history.replaceState(null, "", link.href.replace(/#.*$/, ""));
    sheet.closest("section").scrollIntoView({ block: "nearest" });
  });
})();
