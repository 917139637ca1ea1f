// The goals of a page. The keys are the columns of the table, in its order.
export const GOALS = {
  page: "goal",
  performance: 98,
  accessibility: 100,
  practices: 100,
  seo: 100,
  cold: 140, // of a page with questions; 125 and 60 of others, which a test holds
  next: 75,
  paint: 1.9,
  shift: 0.003,
  blocking: 50,
  frames: 55,
  axe: 0,
  hosts: 0,
  sideways: 0,
  math: "yes",
  html: 0,
};

export const TITLES = {
  page: "page",
  performance: "perf",
  accessibility: "a11y",
  practices: "best",
  seo: "seo",
  cold: "cold KiB",
  next: "next KiB",
  paint: "paint s",
  shift: "shift",
  blocking: "block ms",
  frames: "frames/s",
  still: "still/s", // what the machine itself draws while nothing is dragged; no goal
  axe: "axe rules",
  hosts: "hosts",
  sideways: "sideways px",
  math: "math, no JS",
  html: "HTML errors",
};

const MORE_IS_BETTER = new Set(["performance", "accessibility", "practices", "seo", "frames"]);

function meets(measure, value) {
  const goal = GOALS[measure];
  if (measure === "math") return value === goal || value === "none";
  return MORE_IS_BETTER.has(measure) ? value >= goal : value <= goal;
}

/** One sentence a goal that the page misses; what was not measured misses nothing. */
export function missed(result) {
  return Object.keys(GOALS)
    .filter((measure) => measure !== "page" && result[measure] !== undefined)
    .filter((measure) => !meets(measure, result[measure]))
    .map((measure) => `/${result.page}: ${TITLES[measure]} is ${result[measure]}, the goal is ${GOALS[measure]}`);
}
