// Fields of a form that depend on other answers: hidden while their condition is not met, rows added, sums shown.
// A hidden field is kept as typed; the office decides again what counts. Without this script everything is shown.
(function () {
  "use strict";
  const COMPARISONS = {
    "=": (fact, value) => fact === value,
    "!=": (fact, value) => fact !== value,
    ">=": (fact, value) => number(fact) >= number(value),
    "<=": (fact, value) => number(fact) <= number(value),
    ">": (fact, value) => number(fact) > number(value),
    "<": (fact, value) => number(fact) < number(value),
    "in": (fact, value) => [].concat(value).map(String).includes(fact),
    "given": (fact) => fact !== "",
    "missing": (fact) => fact === "",
  };

  // Reads 1250.5 and 1.250,5 alike, as the office does.
  function number(text) {
    const plain = String(text).replace(/^Rp\.?/, "").replace(/\s/g, "");
    const grouped = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/.test(plain) || plain.includes(",");
    return plain === "" ? NaN : Number(grouped ? plain.replace(/\./g, "").replace(",", ".") : plain);
  }

  function valueOf(name) {
    const fields = Array.from(document.getElementsByName(name));
    if (!fields.length) return null;
    const chosen = fields.filter((one) => !/^(radio|checkbox)$/.test(one.type) || one.checked);
    return chosen.length ? chosen[0].value.trim() : "";
  }

  // A fact of the form itself is a field with its prefix; applicant.kind is the field applicant-kind.
  function factOf(name, prefix) {
    return valueOf(name.startsWith("form.") ? prefix + name.slice(5) : name.replace(".", "-"));
  }

  // True, false, or null where a fact is not on this page.
  function isMet(condition, prefix) {
    if (condition.all) return every(condition.all, prefix);
    if (condition.any) return condition.any.some((part) => isMet(part, prefix) !== false);
    if (condition.not) {
      const inner = isMet(condition.not, prefix);
      return inner === null ? null : !inner;
    }
    const fact = factOf(condition.fact, prefix);
    const value = typeof condition.value === "object" ? condition.value : String(condition.value);
    return fact === null ? null : COMPARISONS[condition.operator](fact, value);
  }

  function every(parts, prefix) {
    return parts.every((part) => isMet(part, prefix) !== false);
  }

  function showWhatIsAsked() {
    for (const one of document.querySelectorAll("[data-when]")) {
      const prefix = one.closest("[data-answers]").dataset.answers;
      one.hidden = isMet(JSON.parse(one.dataset.when), prefix) === false;
    }
  }

  // A part of a formula: a field beside it, or for rows.column the sum over the rows.
  function partOf(name, place) {
    const [key, column] = name.split(".");
    const holder = place.querySelector(`[data-key="${key}"]`);
    if (!holder) return NaN;
    if (!column) return amountIn(holder);
    const cells = Array.from(holder.querySelectorAll(`[data-row] [data-key="${column}"]`)).map(amountIn);
    return cells.filter((each) => !Number.isNaN(each)).reduce((sum, each) => sum + each, 0);
  }

  function amountIn(holder) {
    const output = holder.querySelector("[data-computed]");
    const field = holder.querySelector("input, select");
    if (output) return output.value === "–" ? NaN : number(output.dataset.amount || output.value);
    return field ? number(field.value) : NaN;
  }

  function compute(holder) {
    const place = holder.closest("[data-row]") || holder.closest("[data-answers]");
    const parts = holder.dataset.of.split(" ").map((name) => partOf(name, place));
    const isProduct = holder.dataset.operation === "product";
    const total = parts.reduce((sum, each) => (isProduct ? sum * each : sum + each), isProduct ? 1 : 0);
    const output = holder.querySelector("[data-computed]");
    output.dataset.amount = Number.isNaN(total) ? "" : String(total);
    output.value = Number.isNaN(total) ? "–" : total.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 6 });
  }

  function settle() {
    showWhatIsAsked();
    const computed = Array.from(document.querySelectorAll("[data-operation]"));
    const inRows = computed.filter((one) => one.closest("[data-row]"));
    for (const holder of inRows.concat(computed.filter((one) => !one.closest("[data-row]")))) compute(holder);
  }

  function addRow(rows) {
    const drawn = Array.from(rows.querySelectorAll("[data-row]"));
    const copy = drawn[drawn.length - 1].cloneNode(true);
    const place = new RegExp(`^(${rows.dataset.rows}-)\\d+(-)`);
    for (const field of copy.querySelectorAll("input, select, textarea")) {
      field.name = field.id = field.name.replace(place, `$1${drawn.length}$2`);
      field.value = "";
    }
    for (const complaint of copy.querySelectorAll(".error")) complaint.remove();
    drawn[drawn.length - 1].after(copy);
    copy.querySelector("input, select, textarea").focus();
    settle();
  }

  for (const button of document.querySelectorAll("[data-add-row]")) {
    button.hidden = false;
    button.addEventListener("click", () => addRow(button.closest("[data-rows]")));
  }
  for (const words of document.querySelectorAll("[data-when] > [data-only]")) words.hidden = true;
  document.addEventListener("input", settle);
  document.addEventListener("change", settle);
  settle();
})();
