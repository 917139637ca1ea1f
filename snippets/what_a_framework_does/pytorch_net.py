"""The two-layer network on MNIST in PyTorch, as one would write it."""

from collections.abc import Iterable

import torch

# --8<-- [start:imports]
from torch import nn

# --8<-- [end:imports]


# --8<-- [start:network]
def network(d, h, c):
    """Rows of d pixels, h sigmoid units, c logits."""
    return nn.Sequential(nn.Linear(d, h), nn.Sigmoid(), nn.Linear(h, c))


# --8<-- [end:network]


# --8<-- [start:epoch]
def train_epoch(model, optimizer, X, labels, batches):
    """One step for each batch of row numbers."""
    loss = nn.CrossEntropyLoss()
    for rows in batches:
        optimizer.zero_grad()
        loss(model(X[rows]), labels[rows]).backward()
        optimizer.step()


# --8<-- [end:epoch]


def load(model: nn.Sequential, params: Iterable) -> None:
    """Start from W1, b1, W2, b2; PyTorch keeps W as (out, in)."""
    with torch.no_grad():
        for mine, theirs in zip(model.parameters(), params, strict=True):
            mine.copy_(torch.from_numpy(theirs.T))
