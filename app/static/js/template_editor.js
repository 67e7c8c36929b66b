// The editor of a template: line numbers, Tab that indents (Escape lets Tab leave), facts put in at the cursor,
// a fault's line marked and jumped to, and a word before typed text is left behind. Without it the form works as it is.
(function () {
  "use strict";
  const source = document.querySelector("[data-source]");
  if (!source) return;
  const form = source.form, indent = "  ";
  const numbers = document.createElement("pre");
  let marked = Number(source.dataset.faultLine || 0), leaves = false, kept = source.value;
  numbers.className = "numbers";
  numbers.setAttribute("aria-hidden", "true");
  source.before(numbers);
  source.parentElement.classList.add("numbered");
  source.wrap = "off";

  function drawNumbers() {
    const count = source.value.split("\n").length;
    const lines = [];
    for (let line = 1; line <= count; line += 1) {
      const shown = document.createElement("span");
      shown.textContent = line;
      if (line === marked) shown.className = "bad";
      lines.push(shown);
    }
    numbers.replaceChildren(...lines);
    numbers.scrollTop = source.scrollTop;
  }

  function put(text, from, to, cursor) {
    source.focus();
    source.setSelectionRange(from, to);
    // Keeps the browser's own undo, which setting the value would forget.
    if (!document.execCommand("insertText", false, text)) source.setRangeText(text, from, to, "end");
    if (cursor !== undefined) source.setSelectionRange(cursor, cursor);
    drawNumbers();
  }

  function lineStart(at) {
    return source.value.lastIndexOf("\n", at - 1) + 1;
  }

  function shiftLines(isBack) {
    const from = lineStart(source.selectionStart), to = source.selectionEnd;
    const lines = source.value.slice(from, to).split("\n");
    const shifted = lines.map((line) => (isBack ? line.replace(/^ {1,2}/, "") : indent + line)).join("\n");
    put(shifted, from, to);
    source.setSelectionRange(from, from + shifted.length);
  }

  function jumpTo(line) {
    const lines = source.value.split("\n");
    if (line < 1 || line > lines.length) return;
    const from = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    marked = line;
    source.focus();
    source.setSelectionRange(from, from + lines[line - 1].length);
    source.scrollTop = Math.max(0, (line - 5) * (source.scrollHeight / lines.length));
    drawNumbers();
  }

  source.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { leaves = true; return; }
    if (event.key !== "Tab" || leaves || event.ctrlKey || event.altKey) { leaves = event.key === "Tab" ? false : leaves && event.key === "Shift"; return; }
    event.preventDefault();
    const isRange = source.value.slice(source.selectionStart, source.selectionEnd).includes("\n");
    if (isRange || event.shiftKey) shiftLines(event.shiftKey);
    else put(indent, source.selectionStart, source.selectionEnd);
  });
  source.addEventListener("input", () => { marked = 0; drawNumbers(); });
  source.addEventListener("scroll", () => { numbers.scrollTop = source.scrollTop; });

  document.addEventListener("click", (event) => {
    const fact = event.target.closest("[data-insert]"), jump = event.target.closest("[data-jump]");
    if (fact) put(fact.dataset.insert, source.selectionStart, source.selectionEnd);
    if (jump) { event.preventDefault(); jumpTo(Number(jump.dataset.jump)); }
  });
  for (const button of document.querySelectorAll("[data-insert]")) button.disabled = false;

  // A preview that found a fault is a page of ours, and says in which line.
  const sheet = document.querySelector("[data-drawn]");
  const said = document.querySelector("[data-fault-said]");
  function listen() {
    let page = null;
    try { page = sheet.contentDocument; } catch { page = null; }
    const fault = page && page.querySelector("[data-fault-line]");
    said.textContent = fault ? fault.dataset.sentence : "";
    said.hidden = !fault;
    marked = fault ? Number(fault.dataset.faultLine) : 0;
    drawNumbers();
    if (marked && form.dataset.previewed) jumpTo(marked);
  }
  if (sheet) { sheet.addEventListener("load", listen); listen(); }

  form.addEventListener("submit", (event) => {
    if (event.submitter && event.submitter.formTarget) form.dataset.previewed = "yes";
    else kept = source.value;
  });
  window.addEventListener("beforeunload", (event) => {
    if (source.value !== kept) event.preventDefault();
  });

  drawNumbers();
  if (marked) jumpTo(marked);
})();
