// Asks how far a document is, and draws the page anew when it is done.
(function () {
  "use strict";
  const making = document.querySelector("[data-state]");
  if (!making) return;
  const bar = making.querySelector("[data-progress]");
  const sentence = making.querySelector("[data-sentence]");
  const status = making.querySelector("[data-status] .chip");
  const PAUSE = 1500;

  async function look() {
    const answer = await fetch(making.dataset.state, { headers: { Accept: "application/json" } }).catch(() => null);
    // Without an answer, as when the network is away, the next look tries again.
    if (!answer || !answer.ok) return true;
    const told = await answer.json();
    if (!told.is_unfinished) {
      window.location.reload();
      return false;
    }
    if (told.percent === null) bar.removeAttribute("value");
    else bar.value = told.percent;
    if (sentence.textContent !== told.sentence) sentence.textContent = told.sentence;
    if (status.lastChild.textContent !== told.status) status.lastChild.textContent = told.status;
    return true;
  }

  async function watch() {
    if (await look()) window.setTimeout(watch, PAUSE);
  }

  window.setTimeout(watch, PAUSE);
})();
