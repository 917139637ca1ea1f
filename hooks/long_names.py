"""Where inline code may break: short code nowhere, long names after `_`, `/` and `:`."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_LONG_NAME = re.compile(r"(?<=<code>)[\w/.:]{24,}(?=</code>)")
_SHORT_CODE = re.compile(r"<code>(?=[^<\n]{1,24}</code>)(?=[^<]*[ -])")
_JOINT = re.compile(r"(?<=[_/:])(?=[^_/:])")


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark short code to stay whole; put a place to break at each joint of a long name."""
    content = _SHORT_CODE.sub('<code class="unbroken">', content)
    return _LONG_NAME.sub(lambda match: _JOINT.sub("<wbr>", match[0]), content)
