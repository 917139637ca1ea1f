// Frames a second while a reader drags what a page lets them move, on a fourth of the CPU.
import { DESKTOP, fresh, open } from "./chromium.mjs";
import { quiet } from "./quiet.mjs";

const SLOWER_CPU = 4;
const MOVES = 60;
const REACH = 30; // px
const LOOSE = ".board :is(.drag, input[type=range], canvas)";

/** Runs in the page: note when each frame is drawn. */
function noteFrames() {
  window.frames_drawn = [];
  const note = (time) => {
    window.frames_drawn.push(time);
    window.noting = requestAnimationFrame(note);
  };
  window.noting = requestAnimationFrame(note);
}

/** Runs in the page. */
function framesASecond() {
  cancelAnimationFrame(window.noting);
  const times = window.frames_drawn;
  return (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
}

/** Frames a second while the mouse draws an eight about a place. */
async function moved(page, x, y) {
  await page.evaluate(noteFrames);
  for (let move = 1; move <= MOVES; move++) {
    const turn = (2 * Math.PI * move) / MOVES;
    await page.mouse.move(x + REACH * Math.sin(turn), y + REACH * Math.sin(2 * turn));
  }
  return page.evaluate(framesASecond);
}

async function dragged(page, loose) {
  const box = await loose.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const frames = await moved(page, x, y);
  await page.mouse.up();
  return frames;
}

/** The fewest frames of all that a piece lets a reader drag, and those of a mouse beside it that drags nothing. */
async function slowest(page, piece) {
  await piece.scrollIntoViewIfNeeded();
  await piece.locator(".board").waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  const { x, y } = await piece.boundingBox();
  const still = await moved(page, x - 2 * REACH, y + 2 * REACH);
  let frames = Infinity;
  for (const loose of await piece.locator(LOOSE).all()) {
    await loose.scrollIntoViewIfNeeded();
    if (await loose.isVisible()) frames = Math.min(frames, await dragged(page, loose));
  }
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return { frames, still };
}

/** {frames, still}: of the slowest piece; nothing on a page without pieces. */
export async function dragging(browser, address) {
  return fresh(browser, DESKTOP, async (page) => {
    await open(page, address);
    const tags = await page.evaluate(() => [...document.querySelectorAll("article *")].map(({ localName }) => localName));
    await quiet();
    let found = { frames: Infinity };
    for (const tag of new Set(tags.filter((tag) => tag.startsWith("bbh-")))) {
      const of_piece = await slowest(page, page.locator(tag).first());
      if (of_piece.frames < found.frames) found = of_piece;
    }
    return Number.isFinite(found.frames) ? { frames: Math.round(found.frames), still: Math.round(found.still) } : {};
  });
}
