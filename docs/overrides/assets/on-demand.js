// Material's script comes at the first sign of a reader; what was pressed until it runs is kept.
(() => {
  const { bundle } = document.currentScript.dataset;
  const signs = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "focusin"];
  const opensSearch = ["/", "s", "f"];
  const meantForMaterial = ["n", "p", ",", ".", "Enter", "Escape", "Tab"];
  const query = document.querySelector(".md-search__input");
  const palette = document.querySelector("[data-md-component=palette]");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  const kept = [];
  let asked = false;

  const again = (event) => kept.push(() => event.target.dispatchEvent(new event.constructor(event.type, event)));

  const pressed = (event) => {
    ask();
    if (event.ctrlKey || event.metaKey || event.isComposing) return;
    const typing = event.target.matches("input:not([type=radio]), textarea, select, [contenteditable]");
    if (query && !typing && opensSearch.includes(event.key)) {
      event.preventDefault();
      query.focus();
      query.select();
    } else if (meantForMaterial.includes(event.key) && !(typing && event.key.length === 1)) again(event);
  };

  // Material mounts its parts on DOMContentLoaded, which has been by now: document$ is its way to say so again.
  const run = () => {
    document$.next(document);
    removeEventListener("keydown", pressed, true);
    if (palette) palette.removeEventListener("change", again);
    for (const repeat of kept) repeat();
    if (query?.value) query.dispatchEvent(new Event("keyup")); // what was typed until now is searched for
  };

  const ask = () => {
    if (asked) return;
    asked = true;
    for (const sign of signs) removeEventListener(sign, ask);
    const script = Object.assign(document.createElement("script"), { src: bundle, onload: run });
    parsed.then(() => document.head.append(script));
  };

  const scrolls = (list) => list.scrollHeight > list.clientHeight && getComputedStyle(list).overflowY === "auto";

  const listAround = (element) => {
    const list = element.parentElement;
    if (list === document.body) return null;
    return scrolls(list) ? list : listAround(list);
  };

  // The chapter that is open is in sight in the list of chapters, and in the drawer of a phone.
  const showPlace = () => {
    for (const link of document.querySelectorAll(".md-sidebar--primary .md-nav__link--active")) {
      const list = link.checkVisibility?.() && listAround(link);
      if (!list) continue;
      const below = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTop += below - list.clientHeight / 2;
    }
  };

  for (const sign of signs) addEventListener(sign, ask, { passive: true });
  addEventListener("keydown", pressed, true);
  dark.addEventListener("change", ask);
  if (palette) palette.addEventListener("change", again);
  if (query) {
    query.form.addEventListener("submit", (event) => event.preventDefault());
    document.querySelector("header [for=__search]").addEventListener("click", () => query.focus());
  }
  showPlace();
  document.getElementById("__drawer").addEventListener("change", showPlace);
  const given = new URLSearchParams(location.search);
  if (given.has("q") || given.has("h") || document.activeElement !== document.body) ask();
})();
