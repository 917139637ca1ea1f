// Small repairs to the theme for keyboards and screen readers: what scrolls can be reached.
(() => {
  const scrolling = ".katex-display, pre > code, table, .md-typeset__scrollwrap";
  const mark = ({ target }) => {
    const scrolls = target.scrollWidth > target.clientWidth;
    if (!target.matches(scrolling) || scrolls === target.hasAttribute("tabindex")) return;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  };
  const markAll = (changes) => changes.forEach(mark);
  const sizes = new ResizeObserver(markAll);
  // Material gives each copy button a <nav> of its own; forty landmarks are no help to anybody.
  const mend = () => {
    for (const nav of document.querySelectorAll("nav.md-code__nav")) nav.setAttribute("role", "none");
    for (const element of document.querySelectorAll(scrolling)) sizes.observe(element);
  };
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
  // Firefox would open the drawer again after a reload; in HTML the attribute is no checkbox's.
  for (const toggle of document.querySelectorAll("input.md-toggle")) toggle.setAttribute("autocomplete", "off");
  const article = document.querySelector("article");
  if (!article) return;
  new MutationObserver(mend).observe(article, { childList: true, subtree: true });
  // Material takes the tabindex away where there is no mouse.
  new MutationObserver(markAll).observe(article, { subtree: true, attributeFilter: ["tabindex"] });
  mend();
})();
