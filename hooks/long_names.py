"""Let long names in inline code break after an underscore, a slash or a colon."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_LONG_NAME = re.compile(r"(?<=<code>)[\w/.:]{24,}(?=</code>)")
_JOINT = re.compile(r"(?<=[_/:])(?=[^_/:])")


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put a place to break at each joint of a long name."""
    return _LONG_NAME.sub(lambda match: _JOINT.sub("<wbr>", match[0]), content)
