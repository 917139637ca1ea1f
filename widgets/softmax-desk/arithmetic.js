/** One row of softmax and its losses as in snippets/softmax_cross_entropy, with its names. */

const sum = (xs) => xs.reduce((total, x) => total + x, 0);
const dot = (xs, ys) => sum(xs.map((x, k) => x * ys[k]));
const less = (xs, ys) => xs.map((x, k) => x - ys[k]);

/** The formula as it reads: it overflows for large scores. */
export const naive_softmax = (z) => {
  const powers = z.map(Math.exp);
  const S = sum(powers);
  return powers.map((power) => power / S);
};

export const shifted = (z) => {
  const m = Math.max(...z);
  return z.map((z_k) => z_k - m);
};

export const softmax = (z) => naive_softmax(shifted(z));

export const log_softmax = (z) => {
  const near = shifted(z);
  const log_of_sum = Math.log(sum(near.map(Math.exp)));
  return near.map((z_k) => z_k - log_of_sum);
};

export const cross_entropy = (log_y_hat, y) => -sum(y.map((y_k, k) => (y_k === 0 ? 0 : y_k * log_y_hat[k])));

export const squared_error = (y_hat, y) => sum(less(y_hat, y).map((error) => error ** 2)) / 2;

/** Row k, column j: the slope of ŷ_k along z_j. */
export const softmax_jacobian = (y_hat) =>
  y_hat.map((y_hat_k, k) => y_hat.map((y_hat_j, j) => (k === j ? y_hat_j : 0) - y_hat_k * y_hat_j));

export const cross_entropy_slope = (z, y) => less(softmax(z), y);

export const squared_error_slope = (z, y) => {
  const y_hat = softmax(z);
  const error = less(y_hat, y);
  const J = softmax_jacobian(y_hat);
  return z.map((_, j) => dot(J.map((row) => row[j]), error));
};

export const step = (z, slope, rate) => z.map((z_k, k) => z_k - rate * slope[k]);

/** The target with another entry k. The classes after it, then those before it, give and take, so that the sum stays 1. */
export const with_entry = (y, k, y_k) => {
  const changed = y.with(k, y_k);
  for (let away = 1; away < y.length; away++) {
    const j = (k + away) % y.length;
    changed[j] = Math.max(0, changed[j] + 1 - sum(changed));
  }
  return changed;
};
