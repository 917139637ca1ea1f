"""Bugs to plant in snippets/small_network.py: what it is, old text, new text."""

BUGS = [
    ("step uphill", "layer.W = layer.W - learning_rate", "layer.W = layer.W + learning_rate"),
    ("step in place", "layer.W = layer.W - learning_rate", "layer.W -= learning_rate"),
    ("bias in place", "layer.b = layer.b - learning_rate", "layer.b -= learning_rate"),
    ("rate forgotten for the bias", "learning_rate * layer.grad_b", "layer.grad_b"),
    (
        "weights get the bias gradient",
        "learning_rate * layer.grad_W",
        "learning_rate * layer.grad_b",
    ),
    (
        "only the last layer steps",
        "for layer in network.layers:",
        "for layer in network.layers[-1:]:",
    ),
    (
        "only the first layer steps",
        "for layer in network.layers:",
        "for layer in network.layers[:1]:",
    ),
    (
        "last loss lost",
        "    losses.append(loss.forward(network.forward(X), Y))\n    return",
        "    return",
    ),
    (
        "loss after the step",
        "        losses.append(loss.forward(network.forward(X), Y))\n        network.backward(loss.backward())\n        step(network, learning_rate)",
        "        loss.forward(network.forward(X), Y)\n        network.backward(loss.backward())\n        step(network, learning_rate)\n        losses.append(loss.forward(network.forward(X), Y))",
    ),
    ("one step too few", "for _ in range(steps):", "for _ in range(steps - 1):"),
    (
        "parameter not put back",
        "    setattr(layer, name, kept)\n    return slopes",
        "    return slopes",
    ),
    ("copy put back", "setattr(layer, name, kept)", "setattr(layer, name, kept.copy() + 1e-9)"),
    ("always the weights", 'f"grad_{name}"), by', '"grad_W"), by'),
    ("layers counted from zero", "start=1", "start=0"),
    (
        "measured after the fact",
        "numeric_gradient(loss_at, kept)",
        "numeric_gradient(loss_at, 2 * kept)",
    ),
    ("biases not checked", 'for name in "Wb"', 'for name in "W"'),
]
