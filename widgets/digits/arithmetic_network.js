/**
 * The two-layer network of snippets/two_layer_network, with its names and shapes:
 * X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,), each a Float64Array, row after row.
 */

export const sigmoid = (z) => (z >= 0 ? 1 / (1 + Math.exp(-z)) : Math.exp(z) / (1 + Math.exp(z)));
export const relu = (z) => Math.max(z, 0);

/** A kind of hidden unit; its slope is written in its own output. */
export const HIDDEN = {
  sigmoid: { activate: sigmoid, slope: (a) => a * (1 - a) },
  relu: { activate: relu, slope: (a) => (a > 0 ? 1 : 0) },
};

/** X @ W + b: (n, d) @ (d, h) -> (n, h) */
function affine(X, W, b) {
  const h = b.length, d = W.length / h, n = X.length / d;
  const Z = new Float64Array(n * h);
  for (let i = 0; i < n; i++) {
    Z.set(b, i * h);
    for (let j = 0; j < d; j++) {
      const x = X[i * d + j];
      if (x) for (let k = 0; k < h; k++) Z[i * h + k] += x * W[j * h + k];
    }
  }
  return Z;
}

/** X.T @ G: (d, n) @ (n, h) -> (d, h) */
function product_of_columns(X, G, n) {
  const d = X.length / n, h = G.length / n;
  const grad_W = new Float64Array(d * h);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const x = X[i * d + j];
      if (x) for (let k = 0; k < h; k++) grad_W[j * h + k] += x * G[i * h + k];
    }
  }
  return grad_W;
}

/** G @ W.T: (n, h) @ (h, d) -> (n, d) */
function product_of_rows(G, W, n) {
  const h = G.length / n, d = W.length / h;
  const grad_X = new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      let sum = 0;
      for (let k = 0; k < h; k++) sum += G[i * h + k] * W[j * h + k];
      grad_X[i * d + j] = sum;
    }
  }
  return grad_X;
}

/** (n, h) -> (h,) */
function sum_of_rows(G, n) {
  const h = G.length / n;
  const grad_b = new Float64Array(h);
  G.forEach((g, at) => (grad_b[at % h] += g));
  return grad_b;
}

/** Hidden activations A1 (n, h) and logits (n, c). */
export function forward({ W1, b1, W2, b2 }, X, hidden) {
  const A1 = affine(X, W1, b1).map(hidden.activate);
  return { A1, logits: affine(A1, W2, b2) };
}

/** Each row of the logits less its maximum, and the sum of the powers of e. */
function* shifted(logits, c) {
  for (let at = 0; at < logits.length; at += c) {
    const row = logits.subarray(at, at + c);
    const z = row.map((score) => score - Math.max(...row));
    yield { at, z, sum: z.reduce((sum, score) => sum + Math.exp(score), 0) };
  }
}

export function softmax(logits, c) {
  const y_hat = new Float64Array(logits.length);
  for (const { at, z, sum } of shifted(logits, c)) y_hat.set(z.map((score) => Math.exp(score) / sum), at);
  return y_hat;
}

/** The mean over the rows of the logits (n, c). */
export function cross_entropy(logits, Y, c) {
  let total = 0;
  for (const { at, z, sum } of shifted(logits, c)) {
    z.forEach((score, k) => (total -= Y[at + k] * (score - Math.log(sum))));
  }
  return total / (logits.length / c);
}

/** Slopes of the loss along all parameters, and along the inputs X. */
export function backward({ W1, W2, b2 }, X, Y, { A1, logits }, hidden) {
  const c = b2.length, n = Y.length / c;
  const grad_Z2 = softmax(logits, c).map((y_hat, at) => (y_hat - Y[at]) / n);
  const grad_A1 = product_of_rows(grad_Z2, W2, n);
  const grad_Z1 = grad_A1.map((g, at) => g * hidden.slope(A1[at]));
  return {
    W1: product_of_columns(X, grad_Z1, n),
    b1: sum_of_rows(grad_Z1, n),
    W2: product_of_columns(A1, grad_Z2, n),
    b2: sum_of_rows(grad_Z2, n),
    X: product_of_rows(grad_Z1, W1, n),
  };
}

/** New parameters, one step downhill. */
export function step(params, grads, learning_rate) {
  const moved = (name) => params[name].map((p, k) => p - learning_rate * grads[name][k]);
  return Object.fromEntries(Object.keys(params).map((name) => [name, moved(name)]));
}

export function argmax(row) {
  return row.indexOf(Math.max(...row));
}

/** Share of rows (n, c) whose largest logit stands at the label. */
export function accuracy(logits, labels, c) {
  const right = labels.filter((label, i) => argmax(logits.subarray(i * c, (i + 1) * c)) === label);
  return right.length / labels.length;
}
