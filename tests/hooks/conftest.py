"""What the tests of the build share."""

import pytest

from tests.conftest import node_modules


@pytest.fixture(scope="session", autouse=True)
def installed() -> None:
    """In a fresh checkout nothing has been built yet."""
    node_modules()
