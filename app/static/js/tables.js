// Ticks all rows of a list at once, and keeps the buttons for ticked rows off while none is.
(function () {
  "use strict";
  const all = document.querySelector("[data-tick-all]");
  if (!all) return;
  const ticks = Array.from(document.querySelectorAll("[data-tick]"));
  const buttons = Array.from(document.querySelectorAll("#row-actions button"));

  function settle() {
    const count = ticks.filter((tick) => tick.checked).length;
    all.checked = count === ticks.length && count > 0;
    all.indeterminate = count > 0 && count < ticks.length;
    for (const button of buttons) {
      button.disabled = count === 0;
      button.toggleAttribute("data-off", count === 0);
    }
  }

  all.addEventListener("change", () => {
    for (const tick of ticks) tick.checked = all.checked;
    settle();
  });
  for (const tick of ticks) tick.addEventListener("change", settle);
  settle();
})();
