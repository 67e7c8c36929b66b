// Shows, while a pattern is being typed, the number that it gives next or what is wrong with it.
(function () {
  "use strict";
  const form = document.querySelector("[data-pattern]");
  if (!form) return;
  const shown = form.querySelector("[data-next]");
  let waiting = 0, asked = 0;

  async function ask() {
    const mine = ++asked;
    const address = new URL(form.dataset.pattern, window.location.href);
    for (const name of ["pattern", "classification", "number_kind"]) address.searchParams.set(name, form.elements[name].value);
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const told = await answer.json();
    shown.textContent = told.number || told.fault || "–";
  }

  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(ask, 250);
  });
})();
