// The installed Chromium, cut off from every host but this machine.
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";

export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-extensions",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-client-side-phishing-detection",
  "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
  "--mute-audio",
  "--no-pings",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export const DESKTOP = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

export const launch = (executablePath) => chromium.launch({ executablePath, headless: true, args: FLAGS });

/** Run `work(page)` in a fresh context: nothing cached, nothing stored. */
export async function fresh(browser, settings, work) {
  const context = await browser.newContext(settings);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Load an address and wait until it has asked for everything it wants. */
export async function open(page, address, rest = 700) {
  await page.goto(address, { waitUntil: "load", timeout: 60_000 });
  await page.waitForLoadState("networkidle", { timeout: 15_000 }).catch(() => {});
  await sleep(rest);
}
