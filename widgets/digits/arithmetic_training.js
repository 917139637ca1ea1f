/**
 * Training the two-layer network, as in snippets/two_layer_network: the start, the order of the batches and each
 * step are those of Python for the same seed. A generator says what is so after each step.
 */

import { accuracy, backward, cross_entropy, forward, HIDDEN, step } from "./arithmetic_network.js";
import { default_rng } from "./arithmetic_random.js";

export const CLASSES = 10;
const LEVELS = 16, FULL = 255;

/** Letters from a to q, one a pixel, as rows from 0 to 1, as load_digits and pixel_rows make them. */
export function pixel_rows(letters) {
  return Float64Array.from(letters, (letter) => {
    const level = letter.charCodeAt(0) - "a".charCodeAt(0);
    return Math.round((level * FULL) / LEVELS) / FULL;
  });
}

export function one_hot(labels, classes) {
  const Y = new Float64Array(labels.length * classes);
  labels.forEach((label, i) => (Y[i * classes + label] = 1));
  return Y;
}

/** The limit of the first weights, evenly spread: He's for ReLU, Xavier's for the sigmoid. */
const LIMIT = {
  relu: (n_in) => Math.sqrt(6 / n_in),
  sigmoid: (n_in, n_out) => Math.sqrt(6 / (n_in + n_out)),
};

/** What the first weights are multiplied by. */
export const START = { fitting: 1, zero: 0, large: 10 };

function initialise([d, h, c], { hidden, start }, rng) {
  const weights = (n_in, n_out) => {
    const limit = LIMIT[hidden](n_in, n_out);
    return Float64Array.from({ length: n_in * n_out }, () => START[start] * (2 * limit * rng.random() - limit));
  };
  return { W1: weights(d, h), b1: new Float64Array(h), W2: weights(h, c), b2: new Float64Array(c) };
}

/** Row numbers of one epoch: every row once, in random order, in batches. */
function* batches(n, batch_size, rng) {
  const order = rng.permutation(n);
  for (let k = 0; k < n; k += batch_size) yield order.slice(k, k + batch_size);
}

const rows_of = (table, rows, width) => {
  const part = new Float64Array(rows.length * width);
  rows.forEach((row, i) => part.set(table.subarray(row * width, (row + 1) * width), i * width));
  return part;
};

/** The parameters at the start and after each step, for ever. `mean` and `downhill` are the two knobs that spoil it. */
export function* train({ X, Y }, knobs) {
  const { units, batch_size, rate, mean, downhill, seed } = knobs;
  const n = Y.length / CLASSES, d = X.length / n;
  const hidden = HIDDEN[knobs.hidden], rng = default_rng(seed);
  let params = initialise([d, units, CLASSES], knobs, rng);
  yield params;
  for (;;) {
    for (const rows of batches(n, batch_size, rng)) {
      const X_batch = rows_of(X, rows, d), Y_batch = rows_of(Y, rows, CLASSES);
      const grads = backward(params, X_batch, Y_batch, forward(params, X_batch, hidden), hidden);
      const factor = (mean ? 1 : rows.length) * (downhill ? 1 : -1);
      params = step(params, grads, factor * rate);
      yield params;
    }
  }
}

/** Loss on the rows that it learns from, and accuracy on those that it has not seen. */
export function scores(params, train_rows, test_rows, hidden) {
  const { logits } = forward(params, train_rows.X, HIDDEN[hidden]);
  const test = forward(params, test_rows.X, HIDDEN[hidden]);
  return {
    loss: cross_entropy(logits, train_rows.Y, CLASSES),
    accuracy: accuracy(test.logits, test_rows.labels, CLASSES),
  };
}
