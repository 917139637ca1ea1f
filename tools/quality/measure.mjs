// Measures the pages of a built site and prints one line for each; exits with 1 if a goal is missed.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { axeRules } from "./accessibility.mjs";
import { launch } from "./chromium.mjs";
import { bytes } from "./bytes.mjs";
import { dragging } from "./dragging.mjs";
import { GOALS, missed } from "./goals.mjs";
import { htmlErrors } from "./markup.mjs";
import { paint } from "./paint.mjs";
import { mathWithoutScript, sidewaysScroll } from "./reading.mjs";
import { lighthouseScores } from "./scores.mjs";
import { serve } from "./server.mjs";
import { details, header, line } from "./table.mjs";

const USAGE = `make quality ARGS="[options] [pages, e.g. logistic-unit/ ko/]", all pages if none is named
  --quick     one run each and no Lighthouse
  --runs N    timed runs a page, the best counts (3)
  --site DIR  a folder that is built already`;

function fail(message) {
  console.error(message);
  process.exit(2);
}

function options() {
  const known = {
    site: { type: "string" },
    chromium: { type: "string" },
    runs: { type: "string", default: "3" },
    quick: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  };
  try {
    const { values, positionals } = parseArgs({ options: known, allowPositionals: true });
    return { ...values, pages: positionals };
  } catch (error) {
    return fail(`${error.message.split("\n")[0]}\n${USAGE}`);
  }
}

function pagesOf(site) {
  const files = fs.readdirSync(site, { recursive: true }).filter((file) => /(^|\/)index\.html$|^404\.html$/.test(file));
  return files.map((file) => file.replace(/index\.html$/, "")).sort();
}

function chosen(site, wanted) {
  const all = pagesOf(site);
  const named = wanted.map((page) => page.replace(/^\//, "")).map((page) => (all.includes(`${page}/`) ? `${page}/` : page));
  const unknown = named.find((page) => !all.includes(page));
  if (unknown !== undefined) fail(`${unknown}: the site has no such page; it has / ${all.join(" ").trim()}`);
  return named.length ? named : all;
}

/** A page of the same language, from which a reader comes to this one. */
function neighbourOf(page) {
  const home = page.startsWith("ko/") ? "ko/" : "";
  return page === home ? `${home}logistic-unit/` : home;
}

async function measure(page, context) {
  const { browser, server, site, runs, quick } = context;
  const address = server.origin + page;
  return {
    page,
    ...(quick ? {} : await lighthouseScores(address, context.chromium, runs)),
    ...(await bytes(browser, server, address, server.origin + neighbourOf(page))),
    ...(await paint(browser, address, runs)),
    ...(await dragging(browser, address)),
    ...(await axeRules(browser, address)),
    ...(await sidewaysScroll(browser, address)),
    ...(await mathWithoutScript(browser, address)),
    ...(await htmlErrors(path.join(site, page.endsWith(".html") ? page : `${page}index.html`))),
  };
}

const asked = options();
if (asked.help) fail(USAGE);
const site = path.resolve(asked.site);
const runs = asked.quick ? 1 : Number(asked.runs);
if (!(runs >= 1)) fail(`--runs ${asked.runs}: give a number from 1 on`);
const pages = chosen(site, asked.pages);
const server = await serve(site);
const browser = await launch(asked.chromium);
const failures = [];
console.log(header());
for (const page of pages) {
  const result = await measure(page, { ...asked, browser, server, site, runs });
  console.log(line(result));
  failures.push(...missed(result));
  for (const detail of details(result)) console.error(`  ${detail}`);
}
console.log(line(GOALS));
await browser.close();
server.close();
for (const failure of failures) console.log(failure);
console.log(failures.length ? `${failures.length} goals missed` : `all goals met on ${pages.length} pages`);
process.exitCode = failures.length ? 1 : 0;
