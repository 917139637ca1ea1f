// A page can be read on a narrow screen without scrolling sideways, and its formulas without scripts.
import { PHONE, fresh, open } from "./chromium.mjs";

/** {sideways: by how many pixels the page can be pushed to the left} */
export async function sidewaysScroll(browser, address) {
  return fresh(browser, PHONE, async (page) => {
    await open(page, address);
    const sideways = await page.evaluate(() => {
      window.scrollTo({ left: 9999, behavior: "instant" });
      return Math.max(window.scrollX, document.documentElement.scrollWidth - window.innerWidth);
    });
    return { sideways: Math.round(sideways) };
  });
}

/** Runs in the page: how many formulas are shown, and how many are still LaTeX. */
function formulas() {
  const LATEX = /\\\(|\\\[|\$\$|\\(?:frac|sum|partial|mathbf|mathrm|begin|text|cdot|sigma|delta|hat)\b/;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let raw = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const shown = !node.parentElement.closest("pre, code, script, style, annotation, noscript");
    if (shown && LATEX.test(node.data)) raw += 1;
  }
  const twice = [...document.querySelectorAll(".katex-mathml")].some((math) => math.getBoundingClientRect().width > 2);
  const all = document.querySelectorAll(".katex");
  const visible = [...all].filter((formula) => formula.closest("details:not([open])") || formula.getClientRects().length);
  return { raw, twice, shown: visible.length, all: all.length };
}

/** {math: "yes" if the formulas are there without scripts, "none" on a page without formulas} */
export async function mathWithoutScript(browser, address) {
  const count = (javaScriptEnabled) =>
    fresh(browser, { ...PHONE, javaScriptEnabled }, async (page) => {
      await open(page, address, 300);
      return page.evaluate(formulas);
    });
  const [without, withScript] = [await count(false), await count(true)];
  if (!without.raw && !withScript.all) return { math: "none" };
  const readable = !without.raw && !without.twice && without.shown === withScript.all;
  return { math: readable ? "yes" : "no" };
}
