/**
 * A stack of layers without biases as in snippets/initialisation/deep_stack.py, with its names: X (n, d) and each W
 * (d, d), row after row. The weights are drawn with a spread of one, and `spread` multiplies them.
 */

import { HIDDEN } from "../digits/arithmetic_network.js";

/** Each slope is written in the output. */
export const ACTIVATIONS = { tanh: { activate: Math.tanh, slope: (a) => 1 - a * a }, ...HIDDEN };

const EXAMPLES = 200; // in Python; a row does not depend on the others, so that some of them will do

/** A @ W.T: (n, d) @ (d, d) -> (n, d). A weight is fetched once for five rows; what is beyond the last row is not kept. */
const product = (A, W, d) => {
  const Z = new Float64Array(A.length);
  for (let i = 0; i < A.length; i += 5 * d) {
    for (let j = 0; j < d; j++) {
      let first = 0, second = 0, third = 0, fourth = 0, fifth = 0;
      for (let k = 0; k < d; k++) {
        const w = W[j * d + k];
        first += A[i + k] * w;
        second += A[i + d + k] * w;
        third += A[i + 2 * d + k] * w;
        fourth += A[i + 3 * d + k] * w;
        fifth += A[i + 4 * d + k] * w;
      }
      Z[i + j] = first;
      Z[i + d + j] = second;
      Z[i + 2 * d + j] = third;
      Z[i + 3 * d + j] = fourth;
      Z[i + 4 * d + j] = fifth;
    }
  }
  return Z;
};

export const transposed = (W) => {
  const d = Math.sqrt(W.length);
  return W.map((_, at) => W[(at % d) * d + Math.floor(at / d)]);
};

/** What sizes() in Python draws from its generator, of the examples the first few rows. */
export const drawn = (normals, width, depth, rows) => {
  const batch = EXAMPLES * width, square = width * width;
  const weights = Array.from({ length: depth }, (_, k) =>
    normals.subarray(batch + k * square, batch + (k + 1) * square),
  );
  const last = batch + depth * square;
  return { X: normals.subarray(0, rows * width), weights, grad_out: normals.subarray(last, last + rows * width) };
};

/** How many normals that needs. */
export const count = (width, depth) => 2 * EXAMPLES * width + depth * width * width;

/** The inputs, and then the activations of each layer. The weights come transposed. */
export const forward = (X, weights_T, spread, { activate }) => {
  const activations = [X];
  for (const W_T of weights_T) {
    const Z = product(activations.at(-1), W_T, Math.sqrt(W_T.length));
    activations.push(Z.map((z) => activate(spread * z)));
  }
  return activations;
};

/** Gradients by the activations, the inputs first. */
export const backward = (activations, weights, spread, { slope }, grad_out) => {
  const grads_A = [grad_out];
  for (let k = weights.length - 1; k >= 0; k--) {
    const W = weights[k];
    const grad_Z = grads_A[0].map((g, at) => spread * g * slope(activations[k + 1][at]));
    grads_A.unshift(product(grad_Z, W, Math.sqrt(W.length)));
  }
  return grads_A;
};

/** The root mean square. */
export const size = (values) => Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

/** The share of the values in each bin. What lies outside is counted in the outermost ones. */
export const histogram = (values, low, high, bins) => {
  const shares = new Array(bins).fill(0);
  for (const x of values) {
    const bin = Math.floor(((x - low) / (high - low)) * bins);
    shares[Math.min(Math.max(bin, 0), bins - 1)] += 1 / values.length;
  }
  return shares;
};

/** What a size is multiplied by from one layer to the next, in the geometric mean. */
export const growth = (sizes) => (sizes.at(-1) / sizes[0]) ** (1 / (sizes.length - 1));

/** What sizes do that grow like this. */
export const fate = (factor) => {
  if (factor < 0.8) return "fade";
  return factor > 1.25 ? "grow" : "stay";
};

const kept = (name) => (name === "relu" ? 1 / 2 : 1); // of the mean square, as the rules assume

/** Xavier's spread, or for ReLU He's, of a layer with as many inputs as outputs. */
export const rule = (name, width) => Math.sqrt(1 / (kept(name) * width));

/** The sizes in all layers as the rules assume them, from one on. */
export const promised = (name, width, depth, spread) =>
  Array.from({ length: depth + 1 }, (_, k) => (spread / rule(name, width)) ** k);
