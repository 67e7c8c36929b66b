// Hides the questions of a form whose condition is not met by what is answered. Without this script all are shown.
(function () {
  "use strict";
  const lists = Array.from(document.querySelectorAll("[data-answers]"));

  function valueOf(list, key) {
    const box = list.querySelector('[data-key="' + CSS.escape(key) + '"]');
    if (!box || box.hidden) return "";
    const chosen = box.querySelector("input:checked");
    if (chosen || box.querySelector("input[type=radio], input[type=checkbox]")) return chosen ? chosen.value : "";
    const field = box.querySelector("input, select, textarea");
    return field ? field.value.trim() : "";
  }

  // "form.key" is asked of the list itself, "applicant.key" of the list of that name; what no list knows is left open.
  function known(list, fact) {
    const cut = fact.indexOf(".");
    const scope = fact.slice(0, cut);
    const asked = scope === "form" ? list : lists.find((one) => one.dataset.answers === scope);
    return asked ? valueOf(asked, fact.slice(cut + 1)) : null;
  }

  const number = (text) => Number(String(text).replace(",", "."));
  const compare = {
    "=": (fact, value) => String(fact) === String(value),
    "!=": (fact, value) => String(fact) !== String(value),
    ">=": (fact, value) => fact !== "" && number(fact) >= number(value),
    "<=": (fact, value) => fact !== "" && number(fact) <= number(value),
    ">": (fact, value) => fact !== "" && number(fact) > number(value),
    "<": (fact, value) => fact !== "" && number(fact) < number(value),
    "in": (fact, value) => value.map(String).includes(String(fact)),
    "given": (fact) => fact !== "",
    "missing": (fact) => fact === "",
  };

  function holds(list, condition) {
    if (condition.all) return condition.all.every((part) => holds(list, part));
    if (condition.any) return condition.any.some((part) => holds(list, part));
    if (condition.not) return !holds(list, condition.not);
    const fact = known(list, condition.fact);
    return fact === null || compare[condition.operator](fact, condition.value);
  }

  function settle() {
    for (const list of lists) {
      for (const box of list.querySelectorAll("[data-shown-when]")) {
        box.hidden = !holds(list, JSON.parse(box.dataset.shownWhen));
      }
    }
  }

  // Words that tell when a question is asked are needed only where it is not hidden by this script.
  for (const words of document.querySelectorAll("[data-shown-when] [data-only]")) words.hidden = true;
  document.addEventListener("input", settle);
  document.addEventListener("change", settle);
  settle();
})();
