/** A computation graph, walked as the engine of snippets/what_a_framework_does walks it. */

const sum = (xs) => xs.reduce((total, x) => total + x, 0);

/** What each operation makes of its inputs, and its slope along each of them; output is what it made. */
const OPERATIONS = {
  add: { value: ([a, b]) => a + b, slopes: () => [1, 1] },
  multiply: { value: ([a, b]) => a * b, slopes: ([a, b]) => [b, a] },
  scale: { value: ([a], [c]) => c * a, slopes: (_, [c]) => [c] },
  square: { value: ([a]) => a ** 2, slopes: ([a]) => [2 * a] },
  exp: { value: ([a]) => Math.exp(a), slopes: (_inputs, _constants, y) => [y] },
  sigmoid: { value: ([z]) => 1 / (1 + Math.exp(-z)), slopes: (_inputs, _constants, y) => [y * (1 - y)] },
  half_squared_error: {
    value: ([y_hat, y]) => (y_hat - y) ** 2 / 2,
    slopes: ([y_hat, y]) => [y_hat - y, y - y_hat],
  },
  affine: {
    value: (parameters, x) => sum(x.map((x_j, j) => x_j * parameters[j])) + parameters.at(-1),
    slopes: (_, x) => [...x, 1],
  },
  half_mean_squared_error: {
    value: (y_hat, y) => sum(y_hat.map((y_hat_i, i) => (y_hat_i - y[i]) ** 2)) / 2 / y.length,
    slopes: (y_hat, y) => y_hat.map((y_hat_i, i) => (y_hat_i - y[i]) / y.length),
  },
};

/** What a wrong way makes of a local slope, where it is made. */
const WRONG_SLOPES = {
  lost_slope: () => 1,
  no_slope: () => 1,
  mixed_signs: (local) => -local,
  no_mean: (local, { constants }) => local * constants.length,
};

const OVERWRITING = ["overwriting", "path_overwritten"];

/** The values of all nodes; a node without inputs has the one given. */
export const forward = (nodes, given) => {
  const values = [];
  nodes.forEach(({ operation, inputs, constants }, k) => {
    values.push(operation ? OPERATIONS[operation].value(inputs.map((i) => values[i]), constants) : given[k]);
  });
  return values;
};

/** The slopes of a node along its inputs. */
export const local_slopes = ({ operation, inputs, constants }, values, output) =>
  OPERATIONS[operation].slopes(
    inputs.map((i) => values[i]),
    constants,
    output,
  );

/** Which node is visited after which, from the loss on. */
export const visiting_order = (nodes, mistake) => {
  if (mistake !== "too_early") return nodes.map((_, k) => nodes.length - 1 - k);
  const order = [nodes.length - 1];
  for (const k of order) {
    for (const i of nodes[k].inputs ?? []) if (!order.includes(i)) order.push(i);
  }
  return order;
};

/**
 * Every arrow, in the order in which the walk goes back along it, and the slopes at its end.
 *
 * mistake: the wrong way to walk; where: the nodes at which it is made; left: slopes that an earlier walk left.
 */
export const walk_back = (nodes, values, { mistake = "", where = [], rate = 0, left = [] } = {}) => {
  const now = [...values];
  const grads = nodes.map((_, k) => (mistake === "piling_up" ? (left[k] ?? 0) : 0));
  grads[nodes.length - 1] = 1;
  const parts = [];
  for (const k of visiting_order(nodes, mistake)) {
    const { inputs = [] } = nodes[k];
    inputs.forEach((i, edge) => {
      if (nodes[i].data) return;
      const upstream = grads[k];
      const right = local_slopes(nodes[k], now, now[k])[edge];
      const local = where.includes(k) && WRONG_SLOPES[mistake] ? WRONG_SLOPES[mistake](right, nodes[k]) : right;
      const part = mistake === "link_added" && where.includes(k) ? upstream + local : upstream * local;
      grads[i] = OVERWRITING.includes(mistake) ? part : grads[i] + part;
      if (mistake === "update_too_early" && !nodes[i].operation) now[i] -= rate * part;
      parts.push({ from: k, edge, to: i, upstream, local, part, slope: grads[i] });
    });
  }
  return { parts, grads };
};

/** The inputs that learn, one step downhill. */
export const step = (nodes, values, grads, rate) =>
  values.map((value, k) => (nodes[k].operation || nodes[k].data ? value : value - rate * grads[k]));

const TOLERANCE = 0.01;

/** What somebody did who found this for upstream times local; others are the node's other local slopes. */
export const verdict = (answer, upstream, local, others) => {
  const is = (x) => Math.abs(answer - x) <= TOLERANCE * Math.abs(x) + 1e-9;
  if (is(upstream * local)) return "right";
  if (is(-upstream * local)) return "sign";
  if (others.some((other) => is(upstream * other))) return "other_input";
  if (is(upstream + local)) return "added";
  if (is(local)) return "local_alone";
  if (is(upstream)) return "upstream_alone";
  return "wrong";
};
