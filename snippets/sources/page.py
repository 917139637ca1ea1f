"""The code of the page on sources, in the order of the page."""

# --8<-- [start:imports]
import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.sources.network import predict

# --8<-- [start:first]
x = np.array([0.0, 0.5, 1.0])  # (n,) doses: what goes in
y = np.array([0.0, 1.0, 0.0])  # (n,) effects: what should come out
exact = predict(x, 0.0)
post = np.array([-2.6, -1.6, -2.61])
print(f"slope from all digits:   {np.sum(2 * (exact - y)):.4f}")
print(f"slope from rounded ones: {np.sum(2 * (post - y)):.4f}")
# --8<-- [end:first]

# --8<-- [start:second]
exact_next = predict(x, 0.1 * 15.655)
post_next = post + 1.57
print("from all digits:", exact_next.round(3))
print("the post's:     ", post_next.round(3))
exact_bias = 0.1 * 15.655 - 0.1 * np.sum(2 * (exact_next - y))
b_post = 1.57 + 0.1 * 6.26  # as the post prints them
print(f"new bias from all digits: {exact_bias:.3f}")
print(f"new bias from the post's: {b_post:.3f}")
# --8<-- [end:second]

# --8<-- [start:targets_as_inputs]
print("predict(x, 0):", predict(x, 0.0).round(3))
print("predict(y, 0):", predict(y, 0.0).round(3))
# --8<-- [end:targets_as_inputs]
