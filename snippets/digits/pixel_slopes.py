"""How the loss of the two-layer network changes with each pixel.

Source: Simonyan, Vedaldi and Zisserman, "Deep inside convolutional networks:
visualising image classification models and saliency maps" (2013), section 3.
"""

from snippets.shared.checks import takes
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import SHAPES, forward


@takes(params=SHAPES, X="(n, d)", Y="(n, c)")
# --8<-- [start:pixel_slopes]
def pixel_slopes(params, X, Y, hidden):
    """Slopes of the loss along the inputs X (n, d), in their shape."""
    A1, Z2 = forward(params, X, hidden)
    grad_Z2 = (softmax(Z2) - Y) / len(Y)  # (n, c)
    grad_A1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_Z1 = grad_A1 * hidden.slope(A1)  # (n, h)
    # eq:digits-grad-x
    return grad_Z1 @ params.W1.T  # (n, h) @ (h, d) -> (n, d)


# --8<-- [end:pixel_slopes]
