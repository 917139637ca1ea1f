// Small repairs to the theme, for keyboards, screen readers and paper.
(() => {
  // Paper is white, whatever the screen is.
  const scheme = document.body.dataset;
  let onScreen;
  addEventListener("beforeprint", () => {
    onScreen = scheme.mdColorScheme;
    scheme.mdColorScheme = "default";
  });
  addEventListener("afterprint", () => (scheme.mdColorScheme = onScreen));
  const search = document.querySelector(".md-search[role=dialog]");
  if (search) search.setAttribute("aria-label", search.querySelector("input").ariaLabel);
  const article = document.querySelector("article");
  if (!article) return;
  // Material gives each copy button a <nav> of its own; forty landmarks are no help to anybody.
  new MutationObserver(() => {
    for (const nav of article.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  }).observe(article, { childList: true, subtree: true });
  // Where there is no mouse, Material takes away the tab stops of code that scrolls.
  new MutationObserver((changes) => {
    for (const { target } of changes) if (target.tabIndex < 0) target.tabIndex = 0;
  }).observe(article, { subtree: true, attributeFilter: ["tabindex"] });
  // Far above, blocks count with the height of their kind only: the way back to a place goes by its block.
  const top = (block) => block.getBoundingClientRect().top;
  const keepPlace = () => {
    const block = Math.max(0, [...article.children].findLastIndex((one) => top(one) < 0));
    history.replaceState({ block, top: top(article.children[block]) }, "");
  };
  const findPlace = (place, frames) => {
    const block = frames && article.children[place?.block];
    history.scrollRestoration = block ? "manual" : "auto";
    if (!block) return addEventListener("scrollend", () => setTimeout(keepPlace, 200));
    scrollBy({ top: top(block) - place.top, behavior: "instant" });
    requestAnimationFrame(() => findPlace(place, frames - 1));
  };
  addEventListener("pageshow", () => findPlace(history.state, 9), { once: true });
})();
