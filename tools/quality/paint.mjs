// Largest paint, layout shift and blocking time on a slow phone: a fourth of the CPU, a slow network.
import { setTimeout as sleep } from "node:timers/promises";
import { fresh, open } from "./chromium.mjs";
import { quiet } from "./quiet.mjs";

const SLOW_PHONE = { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1.75 };
// Lighthouse's own settings of applied throttling (slow 4G).
const SLOW_NETWORK = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1474.56 * 1024) / 8,
  uploadThroughput: (675 * 1024) / 8,
};
const SLOWER_CPU = 4;

/** Runs in the page before its own scripts. */
function observe() {
  const seen = (window.seen = { largest: 0, first: 0, shifts: [], long: [] });
  const watch = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  watch("largest-contentful-paint", (entry) => (seen.largest = entry.startTime));
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") seen.first = entry.startTime;
  });
  watch("layout-shift", (entry) => {
    if (!entry.hadRecentInput) seen.shifts.push([entry.startTime, entry.value]);
  });
  watch("longtask", (entry) => seen.long.push([entry.startTime, entry.duration]));
}

/** Runs in the page: scroll through it, so that late shifts are seen too. */
async function scrollThrough() {
  for (let y = 0; y <= document.documentElement.scrollHeight; y += 900) {
    window.scrollTo({ top: y, behavior: "instant" });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

/** The worst session of shifts: at most 5 s long, with gaps below 1 s, as web vitals define it. */
function layoutShift(shifts) {
  let worst = 0;
  let [sum, start, last] = [0, 0, -Infinity];
  for (const [time, value] of shifts) {
    if (time - last >= 1000 || time - start >= 5000) [sum, start] = [0, time];
    sum += value;
    last = time;
    worst = Math.max(worst, sum);
  }
  return worst;
}

const blockingTime = ({ first, long }) =>
  long.filter(([start]) => start >= first - 50).reduce((sum, [, duration]) => sum + Math.max(0, duration - 50), 0);

async function once(browser, address) {
  await quiet();
  return fresh(browser, SLOW_PHONE, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_NETWORK);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
    await page.addInitScript(observe);
    await open(page, address, 2000);
    const loaded = await page.evaluate(() => window.seen);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    await page.evaluate(scrollThrough);
    await sleep(300);
    const shifts = await page.evaluate(() => window.seen.shifts);
    return { paint: loaded.largest, blocking: blockingTime(loaded), shift: layoutShift(shifts) };
  });
}

/** {paint in seconds, blocking in ms, shift}: the best of the runs, for others use the machine too. */
export async function paint(browser, address, runs) {
  const results = [];
  for (let run = 0; run < runs; run++) results.push(await once(browser, address));
  const best = (measure) => Math.min(...results.map((result) => result[measure]));
  return {
    paint: Number((best("paint") / 1000).toFixed(2)),
    shift: Number(best("shift").toFixed(4)),
    blocking: Math.round(best("blocking")),
  };
}
