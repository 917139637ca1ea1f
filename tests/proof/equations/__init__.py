"""Reads the equations of the pages and proves them numerically; see CONTRIBUTING.md."""
