import { svg } from "../shared/piece.js";
import { shown } from "../shared/numbers.js";
import { SIGNS, written } from "./names.js";

const BOX = { width: 68, height: 54 };
const MARGIN = { left: 35, top: 30, bottom: 32 };
const BOW = 26;
const CROSSING = [0.3, 0.5, 0.7]; // how far along arrows that cross their numbers stand

/** Whether the arrows into a box cross those into its neighbours. */
export const crosses = ({ operation }) => operation === "affine";

/** Where the boxes stand and how arrows run, in px: from left to right, or on a phone from top to bottom. */
export const laid_out = (nodes, narrow) => {
  const width = narrow ? 296 : 620;
  const most = (k) => Math.max(...nodes.map(({ place }) => place[k]));
  const [columns, rows] = narrow ? [most(1), most(0)] : [most(0), most(1)];
  const across = (width - 2 * MARGIN.left) / Math.max(columns, 1);
  const down = !narrow || nodes.some(crosses) ? 126 : 96;
  const at = nodes.map(({ place }) => {
    const [column, row] = narrow ? [place[1], place[0]] : place;
    return { x: columns ? MARGIN.left + column * across : width / 2, y: MARGIN.top + row * down };
  });
  return { width, height: MARGIN.top + rows * down + MARGIN.bottom, at };
};

/** How far from the middle of a box its rim is, in this direction. */
const to_rim = (dx, dy) => Math.min(BOX.width / 2 / Math.abs(dx || 1e-9), BOX.height / 2 / Math.abs(dy || 1e-9));

/** An arrow from an input to the box that uses it: its ends, the point it is bent to, and where its number stands. */
export const arrow = ({ at }, nodes, k, edge) => {
  const { inputs } = nodes[k];
  const [start, end] = [at[inputs[edge]], at[k]];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const twins = inputs.filter((i) => i === inputs[edge]).length;
  const bow = twins > 1 ? BOW * (edge ? 1 : -1) : 0;
  const length = Math.hypot(dx, dy);
  const share = to_rim(dx, dy);
  const bend = { x: (start.x + end.x) / 2 - (2 * bow * dy) / length, y: (start.y + end.y) / 2 + (2 * bow * dx) / length };
  const near = (from, sign) => ({
    x: from.x + sign * dx * share,
    y: from.y + sign * dy * share + (Math.abs(dx) > Math.abs(dy) ? bow / 3 : 0),
  });
  const t = crosses(nodes[k]) ? CROSSING[edge] : 0.5;
  const number = bow
    ? { x: (start.x + end.x) / 2 - (bow * dy) / length, y: (start.y + end.y) / 2 + (bow * dx) / length }
    : { x: start.x + dx * t, y: start.y + dy * t };
  return { start: near(start, 1), end: near(end, -1), bend, number };
};

const path = ({ start, end, bend }) => `M ${start.x} ${start.y} Q ${bend.x} ${bend.y} ${end.x} ${end.y}`;

/** The line of an arrow, and a wide one to hit. state: waiting, forward or back. */
export const line = (drawn, state, picked, pick) => svg`
  <path d=${path(drawn)} class="arrow ${state} ${picked ? "picked" : ""}"
    marker-end=${state === "back" ? "" : "url(#head)"} marker-start=${state === "back" ? "url(#tail)" : ""} />
  <path d=${path(drawn)} class="reach" @click=${pick} />
`;

/** A box: operation and name, the value, and the slope. */
export const box = ({ name, operation, constants, data }, { x, y }, value, slope, state) => {
  const sign = operation ? `${SIGNS[operation]}${operation === "scale" ? shown(constants[0]) : ""}` : "";
  return svg`
    <g transform="translate(${x} ${y})" class="box ${operation ? "" : "input"} ${data ? "data" : ""} ${state}">
      <rect x=${-BOX.width / 2} y=${-BOX.height / 2} width=${BOX.width} height=${BOX.height} rx="6" />
      <text y="-12" text-anchor="middle" class="name">${sign}${sign ? "  " : ""}${written(name)}</text>
      <text y="4" text-anchor="middle" class="value">${value === null ? "" : shown(value)}</text>
      <text y="20" text-anchor="middle" class="slope">${slope}</text>
    </g>
  `;
};
