// The side menu on a small screen, the way back from an error page, and "/" for the search field.
(function () {
  "use strict";
  const small = window.matchMedia("(max-width: 860px)");
  const button = document.querySelector("[data-menu-button]");
  const menu = document.querySelector("[data-menu]");

  function show(isOpen) {
    menu.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
  }

  function settle() {
    button.hidden = !small.matches;
    show(!small.matches);
  }

  if (button && menu) {
    button.addEventListener("click", () => show(menu.hidden));
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !small.matches) return;
      show(false);
      button.focus();
    });
    small.addEventListener("change", settle);
    settle();
  }

  // On a phone only the first question of a search is asked until more are wanted.
  const more = document.querySelector("[data-more-button]");
  const rest = Array.from(document.querySelectorAll("[data-more]"));

  function showRest(isShown) {
    for (const each of rest) each.hidden = !isShown;
    more.setAttribute("aria-expanded", String(isShown));
  }

  function settleSearch() {
    more.hidden = !small.matches;
    showRest(!small.matches);
  }

  if (more) {
    more.addEventListener("click", () => showRest(rest[0].hidden));
    small.addEventListener("change", settleSearch);
    settleSearch();
  }

  for (const back of document.querySelectorAll("[data-go-back]")) {
    back.hidden = window.history.length < 2;
    back.addEventListener("click", () => window.history.back());
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    const search = document.querySelector("[data-search]");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || !search) return;
    event.preventDefault();
    search.focus();
  });

  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();
})();
