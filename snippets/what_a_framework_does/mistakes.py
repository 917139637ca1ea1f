"""An engine's favourite mistakes, each wrong in its own place."""

from snippets.what_a_framework_does.autodiff import in_order


# --8<-- [start:overwriting]
def overwriting(loss):
    """Keeps only the last path into a node."""
    loss.grad = 1.0
    for node in reversed(in_order(loss)):
        for parent, vjp in node.edges:
            parent.grad = vjp(node.grad)


# --8<-- [end:overwriting]


# --8<-- [start:too_early]
def too_early(loss):
    """Visits each node as soon as it is reached, nearest first."""
    nodes = [loss]
    for node in nodes:
        nodes.extend(p for p, _ in node.edges if p not in nodes)
    for node in nodes:
        node.grad = 0.0
    loss.grad = 1.0
    for node in nodes:
        for parent, vjp in node.edges:
            parent.grad = parent.grad + vjp(node.grad)


# --8<-- [end:too_early]


# --8<-- [start:piling_up]
def piling_up(loss):
    """Starts from the slopes that the last call has left behind."""
    loss.grad = 1.0
    for node in reversed(in_order(loss)):
        for parent, vjp in node.edges:
            parent.grad = parent.grad + vjp(node.grad)


# --8<-- [end:piling_up]


# --8<-- [start:by_recursion]
def by_recursion(node, order):
    """Puts a node into `order` after its inputs, by calling itself."""
    for parent, _ in node.edges:
        if parent not in order:
            by_recursion(parent, order)
    order.append(node)


# --8<-- [end:by_recursion]
