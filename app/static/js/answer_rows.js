// Adds rows to a repeating question, and shows what the office will compute. It computes again when the form is sent.
(function () {
  "use strict";
  const NOTHING = "–";

  // Reads 1250.5 and 1.250,5 alike, as the office does.
  function number(text) {
    const plain = text.replace(/^Rp\.?/, "").replace(/\s/g, "");
    if (plain === "") return NaN;
    const isGrouped = plain.includes(",") || /^-?[1-9]\d{0,2}(\.\d{3})+$/.test(plain);
    return Number(isGrouped ? plain.replace(/\./g, "").replace(",", ".") : plain);
  }

  function amountIn(holder) {
    const output = holder.querySelector("[data-computed]");
    if (output) return output.dataset.amount ? Number(output.dataset.amount) : NaN;
    const field = holder.querySelector("input, select");
    return field ? number(field.value) : NaN;
  }

  // A part of a formula: a field of the same list or row; "rows.column" is the sum over the rows.
  function partOf(name, place) {
    const [key, column] = name.split(".");
    const holder = place.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!holder) return NaN;
    if (!column) return amountIn(holder);
    const cells = Array.from(holder.querySelectorAll(`[data-row] [data-key="${CSS.escape(column)}"]`));
    return cells.map(amountIn).filter((each) => !Number.isNaN(each)).reduce((sum, each) => sum + each, 0);
  }

  function compute(holder) {
    const place = holder.closest("[data-row]") || holder.closest("[data-answers]");
    const parts = holder.dataset.of.split(" ").map((name) => partOf(name, place));
    const isProduct = holder.dataset.operation === "product";
    const total = parts.reduce((sum, each) => (isProduct ? sum * each : sum + each), isProduct ? 1 : 0);
    const output = holder.querySelector("[data-computed]");
    const language = document.documentElement.lang;
    output.dataset.amount = Number.isNaN(total) ? "" : String(total);
    output.value = Number.isNaN(total) ? NOTHING : total.toLocaleString(language, { maximumFractionDigits: 6 });
  }

  // Rows first: a sum over them reads what they show.
  function computeAll() {
    const holders = Array.from(document.querySelectorAll("[data-operation]"));
    holders.filter((one) => one.closest("[data-row]")).forEach(compute);
    holders.filter((one) => !one.closest("[data-row]")).forEach(compute);
  }

  function addRow(rows) {
    const drawn = Array.from(rows.querySelectorAll("[data-row]"));
    const copy = drawn[drawn.length - 1].cloneNode(true);
    const index = `${rows.dataset.rows}-${drawn.length}-`;
    for (const field of copy.querySelectorAll("input, select, textarea")) {
      field.name = field.id = index + field.closest("[data-key]").dataset.key;
      if (/^(radio|checkbox)$/.test(field.type)) field.checked = false;
      else field.value = "";
    }
    for (const complaint of copy.querySelectorAll(".error")) complaint.remove();
    for (const wrong of copy.querySelectorAll(".wrong")) wrong.classList.remove("wrong");
    drawn[drawn.length - 1].after(copy);
    copy.querySelector("input, select, textarea").focus();
    computeAll();
  }

  for (const button of document.querySelectorAll("[data-add-row]")) {
    button.hidden = false;
    button.addEventListener("click", () => addRow(button.closest("[data-rows]")));
  }
  document.addEventListener("input", computeAll);
  computeAll();
})();
