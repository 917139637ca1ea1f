import { html, svg } from "../shared/piece.js";
import { drag } from "../shared/drag.js";
import { clamped, shown } from "../shared/numbers.js";

export const WIDTH = 320;
export const HEIGHT = 200;
const FAR = 1e4; // what lies further outside is drawn there

const line = (points) => points.map(([x, y]) => `${clamped(x, -FAR, FAR)},${clamped(y, -FAR, FAR)}`).join(" ");

const inside = ([x, y]) => x >= 0 && x <= WIDTH && y >= 0 && y <= HEIGHT;

/** The steps of a walk, where it is now, and where the next step would lead. */
const trace = (points, next) => svg`
  <polyline points=${line(points)} class="walk" />
  ${points.filter(inside).map(([x, y]) => svg`<circle cx=${x} cy=${y} r="2.5" class="step" />`)}
  <polyline points=${line([points.at(-1), next])} class="next" />
`;

/** A mark that is moved by a pointer, wide enough for a finger. */
const handle = ([x, y], className, move) => svg`
  <g class="drag" @pointerdown=${(event) => drag(event, move)}>
    <circle cx=${x} cy=${y} r="14" class="finger" />
    <circle cx=${x} cy=${y} r="5.5" class=${className} />
  </g>
`;

const picture = (name, label, content) => html`
  <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
    <clipPath id=${name}><rect width=${WIDTH} height=${HEIGHT} /></clipPath>
    <g clip-path="url(#${name})">${content}</g>
  </svg>
`;

const REACH = 4; // of the bias to both sides of the bottom
const HIGH = 60; // of the loss
const FLOOR = HEIGHT - 18;
const POINTS = Array.from({ length: 81 }, (_, k) => -REACH + (k * REACH) / 40);

/** The loss over the bias. moveStart and moveNext are called with a bias. */
export const parabola = ({ label, name, m, loss, walk, next, moveStart, moveNext }) => {
  const x = (b) => WIDTH / 2 + ((b - m) * WIDTH) / (2 * REACH);
  const bias = (x) => m + ((x - WIDTH / 2) * 2 * REACH) / WIDTH;
  const at = (b) => [x(b), FLOOR - (loss(b) * FLOOR) / HIGH];
  const ticks = Array.from({ length: 2 * REACH }, (_, k) => Math.ceil(m - REACH) + k);
  return picture(
    "parabola",
    label,
    svg`
      <line x1="0" x2=${WIDTH} y1=${FLOOR} y2=${FLOOR} class="axis" />
      <line x1=${x(m)} x2=${x(m)} y1="0" y2=${FLOOR} class="axis dotted" />
      ${ticks.map((b) => svg`<text x=${clamped(x(b), 8, WIDTH - 8)} y=${HEIGHT - 4} text-anchor="middle">${shown(b)}</text>`)}
      <text x=${WIDTH - 14} y=${FLOOR - 6}>b</text>
      <text x="4" y="14">${name}</text>
      <polyline points=${line(POINTS.map((distance) => at(m + distance)))} class="curve" />
      ${trace(walk.map(at), at(next))}
      ${handle(at(next), "target", (x) => moveNext(bias(x)))}
      ${walk.length === 1 ? handle(at(walk[0]), "now", (x) => moveStart(bias(x))) : svg`<circle cx=${at(walk.at(-1))[0]} cy=${at(walk.at(-1))[1]} r="5.5" class="now" />`}
    `,
  );
};

const SCALE = 50; // of one unit of a weight
const LEVELS = [16, 9, 4, 1];

/** The loss over two weights, with the ellipse of level 1 to stretch: stretch(k, square) is called with a new q_k. */
export const map = ({ label, q, m, walk, next, stretch }) => {
  const at = (w) => [WIDTH / 2 + (w[0] - m[0]) * SCALE, HEIGHT / 2 - (w[1] - m[1]) * SCALE];
  const [across, up] = q.map((q_k) => SCALE / Math.sqrt(q_k));
  const [x, y] = at(m);
  const square = (distance) => (SCALE / distance) ** 2;
  return picture(
    "map",
    label,
    svg`
      ${LEVELS.map((level) => svg`<ellipse cx=${x} cy=${y} rx=${across * Math.sqrt(level)} ry=${up * Math.sqrt(level)} class="level" />`)}
      <path d="M ${x - 5} ${y - 5} l 10 10 m 0 -10 l -10 10" class="bottom" />
      <text x=${WIDTH - 22} y=${HEIGHT - 6}>w₁</text>
      <text x="6" y="14">w₂</text>
      ${trace(walk.map(at), at(next))}
      <circle cx=${at(walk.at(-1))[0]} cy=${at(walk.at(-1))[1]} r="5.5" class="now" />
      ${handle([x + across, y], "target", (there) => stretch(0, square(there - x)))}
      ${handle([x, y - up], "target", (_, there) => stretch(1, square(y - there)))}
    `,
  );
};
