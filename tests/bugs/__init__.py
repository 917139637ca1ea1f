"""Realistic bugs of snippets/, one file a module: each must be killed by its module's own tests.

A bug is a small edit: (what it is, old text, new text). The old text stands exactly once.
"""

import importlib
import pkgutil

BUGS: dict[str, list[tuple[str, str, str]]] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}").BUGS
    for module in pkgutil.iter_modules(__path__)
}
