/**
 * numpy.random.default_rng(seed).normal(size=count), by the ziggurat of Marsaglia and Tsang ("The ziggurat method for
 * generating random variables", 2000): strips of equal area under the bell curve, one of which is drawn first.
 */

import { default_rng } from "../digits/arithmetic_random.js";

const STRIPS = 256;
const TAIL = 3.6541528853610088; // where it begins
const AREA = 0.004928673233974658; // of each strip
const density = (x) => Math.exp((-x * x) / 2);

// How far the strips reach: first the lowest with the tail, as if it were a rectangle, then from the top down.
const edges = new Float64Array(STRIPS);
edges[0] = AREA / density(TAIL);
edges[STRIPS - 1] = TAIL;
for (let k = STRIPS - 1; k > 1; k--) edges[k - 1] = Math.sqrt(-2 * Math.log(density(edges[k]) + AREA / edges[k]));
const inner = edges.map((_, k) => [TAIL, 0][k] ?? edges[k - 1]); // so far a strip lies below the curve all the way
const heights = edges.map((x, k) => (k ? density(x) : 1));

export function standard_normals(seed, count) {
  const { bits_64, random } = default_rng(seed);

  const beyond = (sign) => {
    for (;;) {
      const x = -Math.log1p(-random()) / TAIL, y = -Math.log1p(-random());
      if (2 * y > x * x) return sign * (TAIL + x);
    }
  };

  const normal = () => {
    for (;;) {
      const bits = bits_64();
      const strip = Number(bits & 255n), sign = bits & 256n ? -1 : 1;
      const x = (Number((bits >> 9n) & 0xfffffffffffffn) / 2 ** 52) * edges[strip];
      if (x < inner[strip]) return sign * x;
      if (strip === 0) return beyond(bits & (1n << 17n) ? -1 : 1);
      if ((heights[strip - 1] - heights[strip]) * random() + heights[strip] < density(x)) return sign * x;
    }
  };

  return Float64Array.from({ length: count }, normal);
}
