"""Bugs to plant in snippets/layers/: by module, what it is, old text, new text."""

BUILDING_BLOCKS = [
    ("no memory of the first forward", "layer.out_shape is None", "layer.out_shape == 0"),
    ("shapes not compared", "if shape != layer.out_shape:", "if False:"),
    (
        "sizes for shapes",
        "if shape != layer.out_shape:",
        "if np.prod(shape) != np.prod(layer.out_shape):",
    ),
    ("broadcasting let through", "one_shape = same_shape(forward)", "one_shape = forward"),
    ("bytes come back", "one_shape = same_shape(backward)", "one_shape = backward"),
    (
        "scaled by a column",
        'Scale.__init__ = takes(factor="()")(Scale.__init__)\n',
        "",
    ),
    (
        "a row added",
        'AddConstant.__init__ = takes(constant="()")(AddConstant.__init__)\n',
        "",
    ),
    ("another name", "    name, shape = type(layer).__name__,", '    name, shape = "layer",'),
    ("inputs not swapped", "grad_x = grad_out * self.y  #", "grad_x = grad_out * self.x  #"),
    ("second input lost", "grad_y = grad_out * self.x\n", "grad_y = grad_out\n"),
    ("upstream lost", "grad_x = grad_out * self.y  #", "grad_x = self.y  #"),
    ("swapped results", "return grad_x, grad_y", "return grad_y, grad_x"),
    (
        "arrays borrowed",
        "self.x, self.y = np.array(x), np.array(y)  # copies",
        "self.x, self.y = np.asarray(x), np.asarray(y)",
    ),
    ("sum for product", "return self.x * self.y  #", "return self.x + self.y  #"),
    ("caller's array as buffer", "return x + y  #", "x += y; return x  #"),
    ("upstream halved", "return grad_out, grad_out  #", "return grad_out / 2, grad_out / 2  #"),
    (
        "second path forgotten",
        "return grad_out, grad_out  #",
        "return grad_out, np.zeros(self.out_shape)  #",
    ),
    ("mask of the magnitude", "self.mask = x > 0", "self.mask = np.abs(x) > 0"),
    ("zero let through", "self.mask = x > 0", "self.mask = x >= 0"),
    ("mask upside down", "self.mask = x > 0", "self.mask = x < 0"),
    ("not a number hidden", "return np.maximum(x, 0)", "return np.where(self.mask, x, 0)"),
    ("not a number hidden on the way back", "show_nan(ReLU)\n", ""),
    ("one NaN is all", "np.where(self.nan, np.nan, grad_x)", "np.nan * grad_x"),
    (
        "mask from the gradient",
        "np.where(self.mask, grad_out, 0)",
        "np.where(grad_out > 0, grad_out, 0)",
    ),
    ("infinity times zero", "np.where(self.mask, grad_out, 0)", "grad_out * self.mask"),
    ("mask handed on", "np.where(self.mask, grad_out, 0)", "np.where(self.mask, 1.0, 0)"),
    (
        "in place",
        "return np.where(self.mask, grad_out, 0)",
        "grad_out *= self.mask; return grad_out",
    ),
    (
        "slope at the input",
        "self.y = sigmoid(x)\n        return self.y.copy()",
        "self.y = x\n        return sigmoid(x)",
    ),
    (
        "memory given away",
        "self.y = sigmoid(x)\n        return self.y.copy()",
        "self.y = sigmoid(x)\n        return self.y",
    ),
    ("overflow", "self.y = sigmoid(x)", "self.y = 1 / (1 + np.exp(-x))"),
    ("upstream added", "grad_out * sigmoid_slope(self.y)", "grad_out + sigmoid_slope(self.y)"),
    ("squared output", "grad_out * sigmoid_slope(self.y)", "grad_out * self.y**2"),
    ("factor lost on the way back", "return grad_out * self.factor", "return grad_out"),
    (
        "factor undone on the way back",
        "return grad_out * self.factor",
        "return grad_out / self.factor",
    ),
    (
        "constant in the gradient",
        "        return grad_out\n\n\n# --8<-- [end:constants]",
        "        return grad_out + self.constant\n\n\n# --8<-- [end:constants]",
    ),
    ("constant subtracted", "return x + self.constant", "return x - self.constant"),
    (
        "exponential of the output",
        "return grad_out * self.y  #",
        "return grad_out * np.exp(self.y)  #",
    ),
    ("sign of the reciprocal", "return -grad_out * self.y**2", "return grad_out * self.y**2"),
    ("square lost", "return -grad_out * self.y**2", "return -grad_out * self.y"),
    ("slope written in the input", "return -grad_out * self.y**2", "return -grad_out / self.y**2"),
    ("chain not reversed", "in reversed(self.layers)", "in self.layers"),
    (
        "all fed by the first",
        "            x = layer.forward(x)\n        return x",
        "            out = layer.forward(x)\n        return out",
    ),
]

MISTAKES = [
    (
        "in-place writing mended",
        "grad_out[~self.mask] = 0",
        "grad_out = np.where(self.mask, grad_out, 0)",
    ),
    ("the other half emptied", "grad_out[~self.mask] = 0", "grad_out[self.mask] = 0"),
    ("borrowing mended", "self.x, self.y = x, y", "self.x, self.y = x.copy(), y.copy()"),
    ("half mended", "self.x, self.y = x, y", "self.x = x"),
    ("swapped", "self.x, self.y = x, y", "self.x, self.y = y, x"),
    ("mask mended", "np.where(grad_out > 0, grad_out, 0)", "np.where(self.mask, grad_out, 0)"),
    (
        "both masks",
        "np.where(grad_out > 0, grad_out, 0)",
        "np.where(self.mask & (grad_out > 0), grad_out, 0)",
    ),
]

BUGS = {"building_blocks": BUILDING_BLOCKS, "mistakes": MISTAKES}
