"""Send the fonts of formulas after the first screen: it is painted a tenth of a second earlier.

A page whose first screen shows a formula waits for the fonts, so that nothing changes its width; on
another one grow.js asks for them, and shows no formula before they are there.
"""

import re
from pathlib import Path

from first_paint import SCRIPT
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page
from one_stylesheet import STYLESHEET

_FONTS = "assets/fonts.css"
_FORMULA = 'class="katex"'
_ROOT = re.compile(rf'<link rel="stylesheet" href="(?P<root>[^"]*){re.escape(STYLESHEET)}">')
_FACE = re.compile(r"@font-face\{[^}]*\}")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let a page with formulas ask for their fonts, as late as it can."""
    if _FORMULA not in output:
        return output
    link = f'<link rel="stylesheet" href="{_ROOT.search(output)["root"]}{_FONTS}">'
    above, script, below = output.partition(SCRIPT)
    if not script or _FORMULA in above:
        return output.replace("</head>", f"{link}\n</head>", 1)
    asks = script.replace("<script", f"<script data-fonts='{link}'", 1)
    return f"{above}{asks}<noscript>{link}</noscript>\n{below}"


@event_priority(-80)
def on_post_build(config: MkDocsConfig) -> None:
    """Move the fonts out of the one stylesheet."""
    site = Path(config.site_dir)
    css = (site / STYLESHEET).read_text(encoding="utf-8")
    (site / _FONTS).write_text("\n".join(_FACE.findall(css)), encoding="utf-8")
    (site / STYLESHEET).write_text(_FACE.sub("", css), encoding="utf-8")
