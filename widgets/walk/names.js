/** How names and calculations of a graph are written. */

import { shown } from "../shared/numbers.js";

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** w_1 as w₁, y_hat as ŷ. */
export const written = (name) =>
  name.replace("y_hat", "ŷ").replace(/_(\d)/, (_, digit) => SUBSCRIPTS[digit]);

export const SIGNS = {
  add: "+",
  multiply: "×",
  scale: "×",
  square: "( )²",
  exp: "exp",
  sigmoid: "σ",
  half_squared_error: "½( )²",
  affine: "Σ",
  half_mean_squared_error: "½MSE",
};

/** A number as a factor or a term that is not the first. */
export const enclosed = (x) => (x < 0 ? `(${shown(x)})` : shown(x));

const CALCULATIONS = {
  add: ([a, b]) => `${a} + ${b}`,
  multiply: ([a, b]) => `${a} · ${b}`,
  scale: ([a], [c]) => `${shown(c)} · ${a}`,
  square: ([a]) => `${a}²`,
  exp: ([a]) => `exp(${a})`,
  sigmoid: ([z]) => `σ(${z})`,
  half_squared_error: ([y_hat, y]) => `½(${y_hat} − ${y})²`,
  affine: (w, x) => [...x.map((x_j, j) => `${shown(x_j)} · ${w[j]}`), w.at(-1)].join(" + "),
  half_mean_squared_error: (y_hat, y) =>
    `½ · (${y_hat.map((one, i) => `(${one} − ${shown(y[i])})²`).join(" + ")}) / ${y.length}`,
};

/** A node's operation on its inputs, as names or as numbers. */
export const calculation = ({ operation, constants }, inputs) => CALCULATIONS[operation](inputs, constants);
