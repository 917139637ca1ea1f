import { html, svg } from "../shared/piece.js";
import { clamped, shown } from "../shared/numbers.js";

const WIDTH = 320;
const HEIGHT = 200;
const LEFT = 38;
const TOP = 8;
const FLOOR = HEIGHT - 26;

/** One column for each layer, the inputs first: its middle, and half of what may be drawn in it. */
const columns = (depth) => {
  const slot = (WIDTH - LEFT) / (depth + 1);
  return Array.from({ length: depth + 1 }, (_, k) => ({ x: LEFT + slot * (k + 0.5), half: Math.min(0.42 * slot, 24) }));
};

const picture = (label, depth, content) => html`
  <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
    ${content}
    ${columns(depth).map(({ x }, k) => svg`<text x=${x} y=${HEIGHT - 5} class="layer">${k}</text>`)}
  </svg>
`;

const level = (y, value, className) => svg`
  <line x1=${LEFT} x2=${WIDTH} y1=${y} y2=${y} class="level ${className}" />
  <text x=${LEFT - 5} y=${y + 4} class="value">${value}</text>
`;

/** The activations of each layer but the inputs, from low to high. The second fullest bin is as wide as the fullest may be. */
export const histograms = ({ label, shares, low, high }) => {
  const depth = shares.length;
  const [, ...layers] = columns(depth);
  const height = (FLOOR - TOP) / shares[0].length;
  const bars = (of_layer, { x, half }) => {
    const full = Math.max(of_layer.toSorted((a, b) => b - a)[1], 1e-9);
    return of_layer.map((share, bin) => {
      const reach = half * Math.min(share / full, 1);
      return `M${x - reach} ${FLOOR - bin * height}h${2 * reach}v${-height}h${-2 * reach}z`;
    });
  };
  return picture(
    label,
    depth,
    svg`
      ${level(TOP, shown(high), "")} ${level((TOP + FLOOR) / 2, shown((low + high) / 2), "middle")} ${level(FLOOR, shown(low), "")}
      <path d=${shares.flatMap((of_layer, k) => bars(of_layer, layers[k])).join("")} class="histogram" />
    `,
  );
};

const REACH = 3; // powers of ten, up and down
const ONE = (TOP + FLOOR) / 2;
const FAR = 3 * REACH; // what lies further outside is drawn there
const height_of = (size, reach = REACH) => ONE - (clamped(Math.log10(size), -reach, reach) * (ONE - TOP)) / REACH;

/** One path for all bars of a kind, and one for the tips of those that reach beyond the picture. */
const bars = (corners, width, sizes, className) => {
  const tips = sizes.map((size) => height_of(size));
  const outside = (size, k) => {
    const beyond = Math.abs(Math.log10(size)) > REACH ? Math.sign(ONE - tips[k]) : 0;
    return beyond ? `M${corners[k]} ${tips[k]}h${width}l${-width / 2} ${-6 * beyond}z` : "";
  };
  return svg`
    <path d=${tips.map((tip, k) => `M${corners[k]} ${ONE}V${tip}h${width}V${ONE}z`).join("")} class=${className} />
    <path d=${sizes.map(outside).join("")} class="beyond ${className}" />
  `;
};

/** How far the sizes of activations and gradients are from one in each layer, and what the rule promised, if it is laid over. */
export const sizes_by_layer = ({ label, activations, gradients, promises }) => {
  const depth = activations.length - 1;
  const layers = columns(depth);
  const width = layers[0].half - 1;
  const line = (sizes) => sizes.map((size, k) => `${layers[k].x},${height_of(size, FAR)}`).join(" ");
  return picture(
    label,
    depth,
    svg`
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="5" class="hatch" />
      </pattern>
      <clipPath id="panel"><rect x=${LEFT} y=${TOP - 3} width=${WIDTH - LEFT} height=${FLOOR - TOP + 6} /></clipPath>
      ${[REACH, REACH - 1, REACH - 2, -1, -2, -REACH].map((power) => level(height_of(10 ** power), shown(10 ** power), "faint"))}
      ${level(ONE, "1", "")}
      ${bars(layers.map(({ x, half }) => x - half), width, activations, "activations")}
      ${bars(layers.map(({ x }) => x + 1), width, gradients, "gradients")}
      <g clip-path="url(#panel)">${promises.map((sizes) => svg`<polyline points=${line(sizes)} />`)}</g>
    `,
  );
};
