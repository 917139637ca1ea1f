import { html, svg } from "../shared/piece.js";

/** The last step that the chart has room for. */
export const LAST = 1000;

const WIDTH = 400, LEFT = 50, RIGHT = 10, TOP = 18, PANEL = 110, NEXT = 140;
const LOWEST = -3, HIGHEST = 2; // powers of ten of the loss

const x_of = (step) => LEFT + (step / LAST) * (WIDTH - LEFT - RIGHT);
const kept = (power) => Math.min(Math.max(power, LOWEST), HIGHEST);

/** Two panels; `share` is how far up a point lies, from 0 to 1. */
const PANELS = [
  {
    axis: "loss_axis",
    share: ({ loss }) => (kept(Math.log10(loss)) - LOWEST) / (HIGHEST - LOWEST),
    ticks: [100, 10, 1, 0.1, 0.01, 0.001].map((loss) => ({ loss })),
    label: ({ loss }) => loss,
  },
  {
    axis: "accuracy_axis",
    share: ({ accuracy }) => accuracy,
    ticks: [1, 0.5, 0].map((accuracy) => ({ accuracy })),
    label: ({ accuracy }, words) => words.percent(100 * accuracy),
  },
];

/** Loss and accuracy by step: of this run, and dashed of the one before. */
export const chart = (run, before, words) => html`
  <svg class="chart" viewBox="0 0 ${WIDTH} ${2 * NEXT + 24}" role="img" aria-label="${words.chart} ${words.before}">
    ${PANELS.map((panel, k) => drawn(panel, TOP + k * NEXT, run, before, words))}
    ${[0, LAST / 2, LAST].map((step) => below(step, step))} ${below(LAST / 4, words.step_axis)}
  </svg>
`;

const below = (step, text) => svg`
  <text class="tick" x=${x_of(step)} y=${TOP + NEXT + PANEL + 16} text-anchor=${step === LAST ? "end" : "middle"}>
    ${text}
  </text>
`;

const drawn = ({ axis, share, ticks, label }, top, run, before, words) => {
  const y_of = (point) => top + PANEL * (1 - share(point));
  const finite = (points) => points.filter(({ loss }) => Number.isFinite(loss));
  const corner = (point) => `${x_of(point.step).toFixed(1)},${y_of(point).toFixed(1)}`;
  const line = (points) => finite(points).map(corner).join(" ");
  const last = finite(run).at(-1);
  return svg`
    <text x=${LEFT} y=${top - 6}>${words[axis]}</text>
    ${ticks.map(
      (point) => svg`
        <line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y_of(point)} y2=${y_of(point)} />
        <text class="tick" x=${LEFT - 6} y=${y_of(point) + 4} text-anchor="end">${label(point, words)}</text>
      `,
    )}
    <polyline class="before" points=${line(before)} />
    <polyline class="run" points=${line(run)} />
    ${last ? svg`<circle class="last" cx=${x_of(last.step)} cy=${y_of(last)} r="3.5" />` : ""}
  `;
};
