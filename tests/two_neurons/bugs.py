"""Bugs to plant in snippets/two_neurons/: by module, what it is, old text, new text."""

NEURONS = [
    ("lost minus", "1 / (1 + np.exp(-z))", "1 / (1 + np.exp(z))"),
    ("lost one", "1 / (1 + np.exp(-z))", "1 / np.exp(-z)"),
    ("lost bracket", "1 / (1 + np.exp(-z))", "1 / 1 + np.exp(-z)"),
    ("input forgotten", "a_1 = sigmoid(w_1 * x)", "a_1 = sigmoid(w_1)"),
    ("weight added", "a_1 = sigmoid(w_1 * x)", "a_1 = sigmoid(w_1 + x)"),
    ("input for activation", "y_hat = sigmoid(w_2 * a_1)", "y_hat = sigmoid(w_2 * x)"),
    ("frozen hidden neuron", "y_hat = sigmoid(w_2 * a_1)", "y_hat = sigmoid(w_2 * w_1 * x)"),
    ("swapped results", "return a_1, y_hat", "return y_hat, a_1"),
    ("missing half", "(y_hat - y) ** 2 / 2", "(y_hat - y) ** 2"),
    (
        "lost weight",
        "delta_1 = delta_2 * w_2 * sigmoid_slope(a_1)  #",
        "delta_1 = delta_2 * sigmoid_slope(a_1)  #",
    ),
    ("lost input", "return delta_1 * x, delta_2 * a_1  #", "return delta_1, delta_2 * a_1  #"),
    (
        "prediction for activation",
        "return delta_1 * x, delta_2 * a_1  #",
        "return delta_1 * x, delta_2 * y_hat  #",
    ),
    (
        "sign of the error",
        "delta_2 = (y_hat - y) * sigmoid_slope(y_hat)  #",
        "delta_2 = (y - y_hat) * sigmoid_slope(y_hat)  #",
    ),
    (
        "mistake mended",
        "return delta_2 * w_2 * x, delta_2 * a_1",
        "return delta_2 * w_2 * sigmoid_slope(a_1) * x, delta_2 * a_1",
    ),
    ("early update backwards", "w_2 = w_2 - delta_2 * a_1", "w_2 = w_2 + delta_2 * a_1"),
]

BUGS = {"neurons": NEURONS}
