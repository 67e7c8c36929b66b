// One press sends a form once; blank search fields stay out of the address; big files are noticed before they travel.
(function () {
  "use strict";

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.matches("[data-drop-blanks]")) {
      for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
    }
    if (form.method !== "post") return;
    // What opens in a page or frame of its own, such as a preview, leaves this one as it is, to be sent later.
    if (event.submitter && event.submitter.formTarget) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const pressed = event.submitter;
    window.setTimeout(() => { if (pressed) { pressed.disabled = true; tellGoingOn(pressed); } }, 0);
  });

  // What takes seconds says so, on the button that was pressed and to who cannot see it.
  function tellGoingOn(pressed) {
    const words = pressed.dataset.goingOn, said = pressed.form && pressed.form.querySelector("[data-going-on-said]");
    if (!words) return;
    pressed.dataset.resting = pressed.textContent;
    pressed.textContent = words;
    if (said) said.textContent = words;
  }

  function rest(pressed) {
    const said = pressed.form && pressed.form.querySelector("[data-going-on-said]");
    pressed.textContent = pressed.dataset.resting;
    delete pressed.dataset.resting;
    if (said) said.textContent = "";
  }

  // A page taken back from the browser's memory must be usable again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("[data-resting]").forEach(rest);
    for (const form of document.forms) {
      delete form.dataset.sent;
      for (const field of form.elements) if (field.disabled && !field.hasAttribute("data-off")) field.disabled = false;
    }
  });

  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.type !== "file" || !field.dataset.most) return;
    const isTooBig = Array.from(field.files).some((file) => file.size > Number(field.dataset.most));
    const complaint = document.getElementById(field.id + "-about").querySelector("[data-file-error]");
    complaint.textContent = isTooBig ? field.dataset.tooBig : "";
    complaint.hidden = !isTooBig;
    if (isTooBig) field.value = "";
  });
})();
