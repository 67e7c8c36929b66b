// While a preview is made its button rests and says so; beside a preview on a case stands what had to be invented.
// Without it the preview is made all the same, and the list is on a page of its own.
(function () {
  "use strict";
  const sheet = document.querySelector("[data-drawn]"), draw = document.querySelector("[data-draw]");
  if (!sheet || !draw) return;
  const form = draw.form, said = document.querySelector("[data-drawing]");
  const place = document.querySelector("[data-invented-place]");
  const resting = draw.textContent;
  let isDrawing = false;

  function begin() {
    isDrawing = true;
    draw.setAttribute("aria-disabled", "true");
    draw.textContent = said.textContent = said.dataset.drawing;
  }

  function end() {
    isDrawing = false;
    draw.removeAttribute("aria-disabled");
    draw.textContent = resting;
    said.textContent = "";
  }

  async function listInvented() {
    const asked = new FormData();
    asked.append("csrf_token", form.elements.csrf_token.value);
    asked.append("case", form.elements.case.value);
    try {
      const answer = await fetch(place.dataset.inventedPlace, { method: "POST", body: asked });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const list = page.querySelector("[data-invented]");
      if (list) place.replaceChildren(document.importNode(list, true));
    } catch { /* the preview is there without its list */ }
  }

  form.addEventListener("submit", (event) => {
    if (event.submitter !== draw) return;
    if (isDrawing) { event.preventDefault(); return; }
    begin();
    listInvented();
  });
  sheet.addEventListener("load", end);
  window.addEventListener("pageshow", end);
})();
