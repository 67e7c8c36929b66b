// Searching the editor's list of facts by name or meaning; without it the list is there to be read.
(function () {
  "use strict";
  const place = document.querySelector("[data-find]");
  if (!place) return;
  const field = place.querySelector("input"), said = place.querySelector("[data-found]");
  const groups = [...place.parentElement.querySelectorAll("details")];
  const opened = groups.map((group) => group.open);

  function search() {
    const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    groups.forEach((group, at) => {
      let found = 0;
      for (const one of group.querySelectorAll("li")) {
        const text = one.textContent.toLowerCase();
        one.hidden = !words.every((word) => text.includes(word));
        if (!one.hidden) found += 1;
      }
      group.hidden = words.length > 0 && found === 0;
      group.open = words.length > 0 ? found > 0 : opened[at];
      count += found;
    });
    const text = count ? said.dataset.some.replace("{n}", count) : said.dataset.none;
    said.textContent = words.length ? text : "";
  }

  place.hidden = false;
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && field.value) { field.value = ""; search(); event.preventDefault(); }
  });
})();
