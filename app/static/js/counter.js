// Asks, as soon as a NIK is typed, whether its holder already has a running file. Without this script the page tells later.
(function () {
  "use strict";
  const form = document.querySelector("[data-running-url]");
  const place = document.querySelector("[data-running]");
  const nik = document.getElementById("applicant-nik");
  if (!form || !place || !nik) return;
  let asked = nik.value;

  async function ask() {
    if (nik.value === asked) return;
    asked = nik.value;
    const sent = new FormData();
    sent.set("csrf_token", form.elements.csrf_token.value);
    sent.set("nik", asked);
    const answer = await fetch(form.dataset.runningUrl, { method: "POST", body: sent }).catch(() => null);
    if (answer && answer.ok && nik.value === asked) place.innerHTML = await answer.text();
  }

  nik.addEventListener("change", ask);
})();
