// Asks before a form marked with data-confirm is sent. Without this script the form is simply sent.
(function () {
  "use strict";
  const dialog = document.getElementById("confirm");
  if (!dialog || typeof dialog.showModal !== "function") return;
  const question = dialog.querySelector("[data-confirm-question]");
  let waiting = null;

  function sentenceOf(form, submitter) {
    return (submitter && submitter.dataset.confirm) || form.dataset.confirm || "";
  }

  document.addEventListener("submit", (event) => {
    const sentence = sentenceOf(event.target, event.submitter);
    if (!sentence || (waiting && waiting.isConfirmed)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting = { form: event.target, submitter: event.submitter, isConfirmed: false };
    question.textContent = sentence;
    dialog.returnValue = "no";
    dialog.showModal();
  }, true);

  dialog.addEventListener("close", () => {
    const asked = waiting;
    if (!asked || dialog.returnValue !== "yes") {
      waiting = null;
      return;
    }
    asked.isConfirmed = true;
    asked.form.requestSubmit(asked.submitter || undefined);
    waiting = null;
  });
})();
