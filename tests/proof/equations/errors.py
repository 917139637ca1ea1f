"""The two ways in which an equation fails."""


class EquationError(Exception):
    """An equation that cannot be accepted; ``offset`` is where in its LaTeX."""

    def __init__(self, message: str, offset: int = 0):
        super().__init__(message)
        self.offset = offset


class Unreadable(EquationError):
    """The LaTeX, or a name in it, has no meaning here."""


class Untrue(EquationError):
    """The equation was evaluated and does not hold."""


class WrongShape(Untrue):
    """The shapes of two operands or of two sides do not fit."""
