// Ticks all papers without findings, and counts what is ticked. Without this script the link ticks them by the address.
(function () {
  "use strict";
  const form = document.querySelector("[data-desk]");
  if (!form) return;
  const boxes = Array.from(form.querySelectorAll("[data-tick]"));
  const count = form.querySelector("[data-ticked-count]");

  function tell() {
    const ticked = boxes.filter((box) => box.checked).length;
    count.hidden = ticked === 0;
    count.textContent = "(" + ticked + ")";
  }

  form.querySelector("[data-tick-clean]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const box of boxes) if ("clean" in box.dataset) box.checked = true;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
})();
