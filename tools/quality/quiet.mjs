// Timed runs wait until the machine has little else to do.
import os from "node:os";
import { setTimeout as sleep } from "node:timers/promises";

const IDLE = 0.8;

function times() {
  const all = os.cpus().map((cpu) => cpu.times);
  const total = all.flatMap((time) => Object.values(time)).reduce((sum, value) => sum + value, 0);
  return { idle: all.reduce((sum, time) => sum + time.idle, 0), total };
}

/** Wait for an idle machine, but not longer than `seconds`. */
export async function quiet(seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const before = times();
    await sleep(1000);
    const after = times();
    if ((after.idle - before.idle) / (after.total - before.total) > IDLE) return;
  }
}
