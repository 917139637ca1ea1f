// Lighthouse's four scores with its mobile preset, best of some runs, each in a browser of its own;
// a full score ends them, for none is better.
import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import lighthouse from "lighthouse";
import { FLAGS } from "./chromium.mjs";
import { quiet } from "./quiet.mjs";

const CATEGORIES = {
  performance: "performance",
  accessibility: "accessibility",
  practices: "best-practices",
  seo: "seo",
};

function freePort() {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function answers(port) {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => null)) return;
    await sleep(100);
  }
  throw new Error("Chromium does not start; run it by hand once to see why");
}

async function once(address, executable) {
  await quiet();
  const port = await freePort();
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), "quality-"));
  const flags = ["--headless", `--user-data-dir=${profile}`, `--remote-debugging-port=${port}`, ...FLAGS];
  const browser = spawn(executable, [...flags, "about:blank"], { stdio: "ignore" });
  const ended = new Promise((resolve) => browser.on("exit", resolve));
  try {
    await answers(port);
    const settings = { port, logLevel: "silent", onlyCategories: Object.values(CATEGORIES) };
    return (await lighthouse(address, settings)).lhr;
  } finally {
    browser.kill();
    await ended;
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function shortfalls(report) {
  return Object.values(CATEGORIES).flatMap((category) =>
    report.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 0.9)
      .map(({ id }) => `Lighthouse ${id}: ${report.audits[id].displayValue ?? report.audits[id].title}`),
  );
}

/** {performance, accessibility, practices, seo, scoreFound: the audits of the best run that cost points} */
export async function lighthouseScores(address, executable, runs) {
  const score = (report, category) => Math.round(report.categories[category].score * 100);
  const full = (report) => Object.values(CATEGORIES).every((category) => score(report, category) === 100);
  const reports = [];
  while (reports.length < runs && !reports.some(full)) reports.push(await once(address, executable));
  const best = Object.entries(CATEGORIES).map(([name, category]) => [
    name,
    Math.max(...reports.map((report) => score(report, category))),
  ]);
  const fastest = reports.toSorted((a, b) => score(b, "performance") - score(a, "performance"))[0];
  return { ...Object.fromEntries(best), scoreFound: shortfalls(fastest) };
}
