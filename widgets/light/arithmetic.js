/** The way back through Z = X @ W + b as in snippets/affine_layer, with its names; a table is a list of rows. */

export const transpose = (A) => A[0].map((_, j) => A.map((row) => row[j]));

/** Whether A @ B can be computed. */
export const fits = (A, B) => A[0].length === B.length;

/** What entry (i, k) of A @ B adds up. A number that meets none gives NaN. */
export const products = (A, B, i, k) => {
  const length = Math.max(A[i].length, B.length);
  return Array.from({ length }, (_, m) => A[i][m] * B[m]?.[k]);
};

/** The sum after each term. */
export const sums = (terms) => {
  let sum = 0;
  return terms.map((term) => (sum += term));
};

export const matmul = (A, B) => A.map((_, i) => B[0].map((_, k) => sums(products(A, B, i, k)).at(-1)));

export const grad_W = (X, G) => matmul(transpose(X), G);

export const grad_b = (G) => transpose(G).map((column) => sums(column).at(-1));

export const grad_X = (G, W) => matmul(G, transpose(W));
