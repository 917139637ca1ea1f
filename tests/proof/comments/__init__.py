"""Holds the comments of ``snippets/`` that name shapes and equations against what the lines do."""
