"""What one worker runs together: the blocks of a page, the tests of a built page, a file."""

import re

from page_source import room
from xdist.scheduler import LoadScopeScheduling

# Long files of tests that share nothing: any worker takes any of them.
_APART = re.compile(
    r"tests/(?:proof\w*/test_(?:figures|mutants|planted_bugs|mistakes)\.py::|site/|widgets/[\w-]+/)"
)
_BUILT_PAGE = re.compile(
    r"^(?P<place>tests/(?:site(?=/)|widgets/\w+\.py)).*::.*\[.*?(?P<page>docs/[\w/-]+\.md)"
)


class Scheduler(LoadScopeScheduling):
    """A queue of such groups; a worker that has done its own takes the next."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """The group of a test."""
    file = nodeid.partition("::")[0]
    if file.endswith(".md"):
        return room(file)
    page = _BUILT_PAGE.match(nodeid)
    if page:
        return f"{page['place']} {page['page']}"
    return nodeid if _APART.match(nodeid) else file
