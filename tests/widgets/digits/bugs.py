"""Bugs to plant in widgets/digits/: by module, what it is, old text, new text."""

NETWORK = [
    (
        "sigmoid overflows",
        "z >= 0 ? 1 / (1 + Math.exp(-z)) :",
        "z >= 1e9 ? 1 / (1 + Math.exp(-z)) :",
    ),
    ("no activation", "Math.max(z, 0)", "z"),
    (
        "slope at the logits",
        "slope: (a) => a * (1 - a)",
        "slope: (a) => sigmoid(a) * (1 - sigmoid(a))",
    ),
    ("slope always one", "slope: (a) => (a > 0 ? 1 : 0)", "slope: () => 1"),
    ("bias forgotten", "Z.set(b, i * h);", ""),
    ("row for column", "x * W[j * h + k]", "x * W[k * d + j]"),
    ("columns not added up", "grad_W[j * h + k] += x", "grad_W[j * h + k] = x"),
    (
        "without the transpose",
        "sum += G[i * h + k] * W[j * h + k]",
        "sum += G[i * h + k] * W[k * d + j]",
    ),
    ("bias not summed", "grad_b[at % h] += g", "grad_b[at % h] = g"),
    ("no shift", "score - Math.max(...row)", "score"),
    ("softmax for its logarithm", "(score - Math.log(sum))", "Math.exp(score) / sum"),
    ("sum for mean", "total / (logits.length / c)", "total"),
    ("missing mean", "(y_hat - Y[at]) / n", "y_hat - Y[at]"),
    ("sign of the error", "(y_hat - Y[at]) / n", "(Y[at] - y_hat) / n"),
    ("lost slope", "g * hidden.slope(A1[at])", "g"),
    (
        "error skips the activation",
        "W1: product_of_columns(X, grad_Z1, n)",
        "W1: product_of_columns(X, grad_A1, n)",
    ),
    (
        "pixels skip the activation",
        "X: product_of_rows(grad_Z1, W1, n)",
        "X: product_of_rows(grad_A1, W1, n)",
    ),
    ("uphill", "p - learning_rate * grads", "p + learning_rate * grads"),
    ("smallest for largest", "row.indexOf(Math.max(...row))", "row.indexOf(Math.min(...row))"),
    ("error for accuracy", "=== label);", "!== label);"),
]

RANDOM = [
    ("another multiplier", "0x2360ed051fc65da4", "0x2360ed051fc65da5"),
    ("seed not hashed", "hashed(k ? 0 : seed)", "hashed(k)"),
    ("pool not mixed", "if (from !== to) pool[to]", "if (from > to) pool[to]"),
    ("increment even", "<< 1n) | 1n) &", "<< 1n) | 0n) &"),
    ("no turn", "((folded >> turn) | (folded << (64n - turn)))", "folded"),
    (
        "halves swapped",
        "spare = bits >> 32n;\n    return bits & MASK_32;",
        "spare = bits & MASK_32;\n    return bits >> 32n;",
    ),
    ("nothing kept", "spare = bits >> 32n;", ""),
    ("remainder for rejection", "while (drawn > last);", "while (false);\n    drawn %= last + 1;"),
    ("first place left out", "k > 0; k--", "k > 1; k--"),
]

TRAINING = [
    ("pictures not scaled", "Math.round((level * FULL) / LEVELS) / FULL", "level"),
    ("not rounded to bytes", "Math.round((level * FULL) / LEVELS) / FULL", "level / LEVELS"),
    ("first class for all", "Y[i * classes + label] = 1", "Y[i * classes] = 1"),
    (
        "Xavier for ReLU",
        "relu: (n_in) => Math.sqrt(6 / n_in)",
        "relu: (n_in, n_out) => Math.sqrt(6 / (n_in + n_out))",
    ),
    ("only positive weights", "(2 * limit * rng.random() - limit)", "limit * rng.random()"),
    ("start not scaled", "START[start] * ", ""),
    ("not shuffled", "rng.permutation(n);", "Array.from({ length: n }, (_, k) => k);"),
    ("rows skipped", "k < n; k += batch_size", "k < n; k += batch_size + 1"),
    ("one batch for ever", "order.slice(k, k + batch_size)", "order.slice(0, batch_size)"),
    (
        "targets of other rows",
        "rows_of(Y, rows, CLASSES)",
        "rows_of(Y, [...rows].reverse(), CLASSES)",
    ),
    ("seed ignored", "default_rng(seed)", "default_rng(0)"),
    ("mean always", "mean ? 1 : rows.length", "1"),
    ("mean of a full batch", "mean ? 1 : rows.length", "mean ? 1 : batch_size"),
    ("sign never turned", "(downhill ? 1 : -1)", "1"),
    ("steps lost", "params = step(params, grads", "step(params, grads"),
    ("loss of one class", "train_rows.Y, CLASSES)", "train_rows.Y, 1)"),
    (
        "accuracy of nothing",
        "test_rows.labels, CLASSES)",
        "test_rows.labels.map(() => 0), CLASSES)",
    ),
]

STORED = [
    ("sign lost", "bits >> 15 ? -1 : 1", "1"),
    ("exponent too short", "(bits >> 10) & 31", "(bits >> 10) & 15"),
    ("no hidden one", "(1024 + fraction)", "fraction"),
    ("small numbers lost", "2 ** -24 * fraction", "0"),
    (
        "bytes swapped",
        "bytes.charCodeAt(at++) | (bytes.charCodeAt(at++) << 8)",
        "(bytes.charCodeAt(at++) << 8) | bytes.charCodeAt(at++)",
    ),
    ("second layer too short", "W2: next(h * c)", "W2: next(c * c)"),
    ("biases before weights", "W1: next(d * h), b1: next(h)", "b1: next(h), W1: next(d * h)"),
]

CENTRING = [
    ("box one row short", "bottom + 1 - top", "bottom - top"),
    (
        "rows for columns",
        "ends(ink, width, 1, width, height)",
        "ends(ink, 1, width, height, width)",
    ),
    ("too small", "Math.max(rows, columns) / BOX", "Math.hypot(rows, columns) / BOX"),
    ("fills the picture", "BOX = 20", "BOX = 28"),
    ("edges not grey", "* y_share * x_share", ""),
    ("darker when larger", "sum / scale ** 2", "sum / scale"),
    ("middle of the box", "start(across / mass, wide)", "start(wide / 2, wide)"),
    (
        "across and down swapped",
        "start(across / mass, wide), y = start(down / mass, high)",
        "start(down / mass, wide), y = start(across / mass, high)",
    ),
    ("half a pixel off", "(k % BOX) + 0.5", "k % BOX"),
    ("pushed from the edge", "Math.max(0, Math.min(SIDE", "Math.max(1, Math.min(SIDE"),
    ("place on the pad without the box", "left: left - x * scale", "left: -x * scale"),
    ("place upside down", "top: top - y * scale", "top: top + y * scale"),
]

BUGS = {
    "arithmetic_network.js": NETWORK,
    "arithmetic_random.js": RANDOM,
    "arithmetic_training.js": TRAINING,
    "arithmetic_stored.js": STORED,
    "arithmetic_centring.js": CENTRING,
}
