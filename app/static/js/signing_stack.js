// Signs a stack paper by paper with a progress bar. The passphrase stays in this page's memory while it goes on, and
// is forgotten when it stops. Without this script the form itself signs as many as it can.
(function () {
  "use strict";
  const stack = document.querySelector("[data-stack]");
  const form = stack && stack.querySelector("[data-next-url]");
  if (!form) return;
  const field = form.elements.passphrase;
  const button = form.querySelector("[type=submit]");
  const stopped = stack.querySelector("[data-stopped]");

  async function signNext(passphrase) {
    const sent = new FormData();
    sent.set("csrf_token", form.elements.csrf_token.value);
    sent.set("passphrase", passphrase);
    const answer = await fetch(form.dataset.nextUrl, { method: "POST", body: sent, headers: { Accept: "application/json" } });
    const told = await answer.json();
    return answer.ok ? told : { stops: true, sentence: told.message };
  }

  function show(told) {
    if (told.progress) stack.querySelector("[data-progress-words]").textContent = told.progress;
    if (told.done !== undefined) stack.querySelector("[data-progress]").value = told.done;
    const row = told.item && document.querySelector('[data-item="' + told.item.id + '"]');
    if (!row) return;
    const word = row.querySelector("[data-word]");
    word.className = "chip " + told.item.style;
    word.textContent = told.item.word;
    row.querySelector("[data-sentence]").textContent = told.item.sentence;
  }

  function rest(sentence) {
    field.disabled = button.disabled = false;
    stack.removeAttribute("aria-busy");
    stopped.textContent = sentence || "";
    stopped.hidden = !sentence;
    field.focus();
  }

  function finish() {
    form.hidden = true;
    for (const each of stack.querySelectorAll("form.inline")) each.hidden = true;
    stack.removeAttribute("aria-busy");
    stack.querySelector("[data-finished]").hidden = false;
  }

  async function signAll(passphrase) {
    // Each paper that is open now gets one try; what was put off waits for the next press.
    for (let tries = Number(form.dataset.left); tries > 0; tries -= 1) {
      const told = await signNext(passphrase);
      show(told);
      if (told.left !== undefined) form.dataset.left = told.left;
      if (told.left === 0) return finish();
      if (told.stops) return rest(told.sentence);
    }
    return rest("");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const passphrase = field.value;
    field.value = "";
    field.disabled = button.disabled = true;
    stopped.hidden = true;
    stack.setAttribute("aria-busy", "true");
    signAll(passphrase).catch(() => rest(form.dataset.lost));
  });
})();
