// The rules of axe that a page breaks: light and dark, on a desktop and on a phone.
import fs from "node:fs";
import { createRequire } from "node:module";
import { DESKTOP, PHONE, fresh, open } from "./chromium.mjs";

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Laid out as for a reader who has come there: what is far off keeps a guessed height, and its links lie over the next block.
const LAID_OUT = "* { content-visibility: visible !important; }";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** {axe: how many rules are broken, axeFound: rule and first place of each} */
export async function axeRules(browser, address) {
  const found = new Map();
  for (const screen of [DESKTOP, PHONE]) {
    for (const colorScheme of ["light", "dark"]) {
      const settings = { ...screen, colorScheme, reducedMotion: "reduce" };
      const violations = await fresh(browser, settings, async (page) => {
        await open(page, address);
        await page.addStyleTag({ content: LAID_OUT });
        await page.evaluate(AXE);
        return page.evaluate(async (tags) => (await axe.run(document, { runOnly: tags })).violations, TAGS);
      });
      for (const { id, nodes } of violations) {
        const place = `axe ${id}: ${nodes[0].target[0]} (${colorScheme}, ${screen.viewport.width} px, ${nodes.length} places)`;
        if (!found.has(id)) found.set(id, place);
      }
    }
  }
  return { axe: found.size, axeFound: [...found.values()] };
}
