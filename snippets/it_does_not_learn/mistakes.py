"""Wrong ways to score, train and regularise, as people do."""

import numpy as np

from snippets.it_does_not_learn.regularisation import dropout_forward
from snippets.shared.kinks import relu_slope
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import Parameters, forward, gradients
from snippets.two_layer_network.training import sgd_step


# --8<-- [start:naive_accuracy]
def naive_accuracy(logits, labels):
    """Takes NaN for an answer: argmax finds it at class 0."""
    return np.mean(logits.argmax(axis=1) == labels)


# --8<-- [end:naive_accuracy]


# --8<-- [start:naive_loss]
def naive_loss(params, X, Y, hidden):
    """The cross-entropy as its formulas read."""
    _, Z2 = forward(params, X, hidden)
    powers = np.exp(Z2)
    y_hat = powers / powers.sum(axis=1, keepdims=True)
    return -np.sum(Y * np.log(y_hat)) / len(Y)


# --8<-- [end:naive_loss]


# --8<-- [start:step_thrown_away]
def step_thrown_away(params, gradients, X, Y, batches, learning_rate):
    """Nobody takes the new parameters that each step returns."""
    for rows in batches:
        grads = gradients(params, X[rows], Y[rows])
        sgd_step(params, grads, learning_rate)
    return params


# --8<-- [end:step_thrown_away]


# --8<-- [start:shuffled_apart]
def shuffled_apart(X, Y, rng):
    """Shuffles images and labels, each in an order of its own."""
    return X[rng.permutation(len(X))], Y[rng.permutation(len(Y))]


# --8<-- [end:shuffled_apart]


# --8<-- [start:broadcast_accuracy]
def broadcast_accuracy(logits, labels):
    """Compares each answer with every label when labels are a column."""
    answers = logits.argmax(axis=1)  # (n,)
    right = answers == labels  # (n, n)
    return np.mean(right)


# --8<-- [end:broadcast_accuracy]


# --8<-- [start:second_mask]
def second_mask(params, X, Y, mask, other_mask):
    """Goes back through other units than it went forward."""
    A1, D1, Z2 = dropout_forward(params, X, mask)
    grad_Z2 = (softmax(Z2) - Y) / len(Y)
    grad_D1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_Z1 = grad_D1 * other_mask * relu_slope(A1)
    return Parameters(
        X.T @ grad_Z1,  # (d, n) @ (n, h) -> (d, h)
        grad_Z1.sum(axis=0),
        D1.T @ grad_Z2,  # (h, n) @ (n, c) -> (h, c)
        grad_Z2.sum(axis=0),
    )


# --8<-- [end:second_mask]


# --8<-- [start:unscaled_mask]
def unscaled_mask(shape, keep, rng):
    """Drops units and does not make up for it."""
    return (rng.random(shape) < keep) * 1.0


# --8<-- [end:unscaled_mask]


# --8<-- [start:decay_everything]
def decay_everything(params, X, Y, hidden, decay):
    """Shrinks the biases as well."""
    grads = gradients(params, X, Y, hidden)
    return Parameters(*(g + decay * p for g, p in zip(grads, params)))


# --8<-- [end:decay_everything]
