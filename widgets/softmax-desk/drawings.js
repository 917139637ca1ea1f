import { html, svg } from "../shared/piece.js";
import { drag } from "../shared/drag.js";
import { shown } from "../shared/numbers.js";

const WIDTH = 320;
const HEIGHT = 236;

export const indexed = (name, k) => name + "₁₂₃₄₅₆₇₈₉"[k];

const FLOOR = 106; // of the bars
const ONE = 90; // height of a bar of 1
const BAR = 28;
const ZERO = 182; // where the arrows begin
const LENGTH = 50; // of an arrow of 1

const bar = (x, share, className) =>
  svg`<rect x=${x} y=${FLOOR - ONE * share} width=${BAR} height=${ONE * share} class=${className} />`;

/** A slope: up if it is positive. However short it is, its foot is there. */
const arrow = (x, slope, className) => {
  const tip = ZERO - LENGTH * slope;
  const head = Math.sign(slope) * Math.min(9, Math.abs(LENGTH * slope));
  return svg`
    <g class=${className}>
      <circle cx=${x} cy=${ZERO} r="2.5" />
      <line x1=${x} x2=${x} y1=${ZERO} y2=${tip + head} />
      <path d="M ${x} ${tip} l ${-0.6 * head} ${head} h ${1.2 * head} z" />
    </g>
  `;
};

/** Predictions and targets as bars, and below them both slopes along each score; move(k, share) is called with a new y_k. */
export const bars = ({ label, y_hat, y, by_log, by_square, move }) => {
  const slot = WIDTH / y.length;
  const one = (_, k) => {
    const x = slot * (k + 0.5);
    const top = FLOOR - ONE * y[k];
    return svg`
      ${bar(x - BAR - 2, y_hat[k], "prediction")}
      ${bar(x + 2, y[k], "target")}
      <text x=${x - 2 - BAR / 2} y=${FLOOR + 15}>${indexed("ŷ", k)}</text>
      <text x=${x + 2 + BAR / 2} y=${FLOOR + 15}>${indexed("y", k)}</text>
      ${arrow(x - 2 - BAR / 2, by_log[k], "log")}
      ${arrow(x + 2 + BAR / 2, by_square[k], "square")}
      <g class="drag" @pointerdown=${(event) => drag(event, (_, y) => move(k, (FLOOR - y) / ONE))}>
        <circle cx=${x + 2 + BAR / 2} cy=${top} r="15" class="finger" />
        <line x1=${x + 2} x2=${x + 2 + BAR} y1=${top} y2=${top} class="grip" />
      </g>
    `;
  };
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="6" class="hatch" />
      </pattern>
      <line x2=${WIDTH} y1=${FLOOR - ONE} y2=${FLOOR - ONE} class="axis dotted" />
      <line x2=${WIDTH} y1=${FLOOR} y2=${FLOOR} class="axis" />
      <line x2=${WIDTH} y1=${ZERO} y2=${ZERO} class="axis" />
      <text x="6" y=${FLOOR - ONE + 14}>1</text>
      <text x="6" y=${ZERO - 5}>0</text>
      ${y.map(one)}
    </svg>
  `;
};

const EDGE = 34;
const LARGEST = 0.25; // no slope of a softmax is larger
const SQUARE = 36; // side of the square of the largest

/** The Jacobian: the area of a square is the size of a slope, a dashed frame says minus. */
export const table = ({ label, J }) => {
  const [across, down] = [WIDTH - EDGE, HEIGHT - EDGE].map((length) => length / J.length);
  const cell = (slope, k, j) => {
    const [x, y] = [EDGE + across * (j + 0.5), EDGE + down * k + SQUARE / 2 + 6];
    const side = SQUARE * Math.sqrt(Math.abs(slope) / LARGEST);
    return svg`
      <rect x=${x - side / 2} y=${y - side / 2} width=${side} height=${side} class=${slope < 0 ? "minus" : "plus"} />
      <text x=${x} y=${EDGE + down * (k + 1) - 7}>${shown(slope, 2)}</text>
    `;
  };
  return html`
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      ${J.map((_, j) => svg`<text x=${EDGE + across * (j + 0.5)} y="22">${indexed("z", j)}</text>`)}
      ${J.map(
        (row, k) => svg`
          <line x2=${WIDTH} y1=${EDGE + down * k} y2=${EDGE + down * k} class="axis" />
          <text x="14" y=${EDGE + down * (k + 0.5)}>${indexed("ŷ", k)}</text>
          ${row.map((slope, j) => cell(slope, k, j))}
        `,
      )}
    </svg>
  `;
};
