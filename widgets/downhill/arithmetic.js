/** Gradient descent as in snippets/gradient_descent, with its names. */

const sum = (xs) => xs.reduce((total, x) => total + x, 0);
const mean = (xs) => sum(xs) / xs.length;

export const sum_of_squared_residuals = (y_hat, y) => sum(y_hat.map((y_hat_i, i) => (y[i] - y_hat_i) ** 2));

export const mean_of_squared_residuals = (y_hat, y) => sum_of_squared_residuals(y_hat, y) / y.length;

export const ssr_slope = (y_hat, y) => sum(y_hat.map((y_hat_i, i) => 2 * (y_hat_i - y[i])));

export const mse_slope = (y_hat, y) => mean(y_hat.map((y_hat_i, i) => 2 * (y_hat_i - y[i])));

export const step = (b, slope, rate) => b - rate * slope;

/** The bias of the smallest loss. */
export const minimum = (c, y) => mean(y.map((y_i, i) => y_i - c[i]));

/** The rows, so many times over. */
export const tile = (xs, times) => Array.from({ length: times }, () => xs).flat();

/** How fast the slope along the bias changes, of the sum or of the mean over n rows. */
export const curvature = (loss, n) => (loss === "sum" ? 2 * n : 2);

/** What a step multiplies the distance to the minimum by. */
export const contraction_factor = (curvature, rate) => 1 - rate * curvature;

/** What a walk does whose steps have this factor. */
export const fate = (factor) => {
  const size = Math.abs(factor);
  if (size < 1e-9) return "arrives";
  if (Math.abs(size - 1) < 1e-9) return factor < 0 ? "swings" : "stays";
  if (size > 1) return "runs_away";
  return factor < 0 ? "zigzags" : "closes_in";
};

/** Slopes of a valley whose curvatures are 2q and whose bottom is m, along both weights. */
export const slopes_at = (w, q, m) => w.map((w_k, k) => 2 * q[k] * (w_k - m[k]));

/** Its loss, above that of the bottom. */
export const loss_at = (w, q, m) => sum(w.map((w_k, k) => q[k] * (w_k - m[k]) ** 2));
