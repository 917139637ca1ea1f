"""Tell the theme where Material's script bundle is, so that a page can ask for it late.

The bundle's name carries a hash of its content, and changes with each version of Material.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

_BUNDLE = "assets/javascripts/bundle.*.min.js"


def on_config(config: MkDocsConfig) -> None:
    """Find the bundle in the theme's folders.  Raises PluginError unless there is exactly one."""
    found = [file for folder in config.theme.dirs for file in Path(folder).glob(_BUNDLE)]
    if len(found) != 1:
        raise PluginError(
            f"mkdocs-material: {len(found)} files are called {_BUNDLE}, and one was expected; "
            "install the version that requirements.txt names, or adapt hooks/theme_scripts.py"
        )
    config.extra["bundle"] = f"assets/javascripts/{found[0].name}"
