"""The social cards and the small icon are there, light, and drawn by the script as it stands."""

import pytest
from PIL import Image

from tools.social_cards import CARDS, FOLDER, fingerprint

SIZES = dict.fromkeys(CARDS, (1200, 630)) | {"favicon.png": (32, 32)}


@pytest.mark.parametrize("name", SIZES)
def test_the_picture_is_current(name: str):
    file = FOLDER / name
    assert file.stat().st_size < 60_000, f"{name} is heavy"
    with Image.open(file) as picture:
        assert picture.size == SIZES[name], name
        assert picture.info["Fingerprint"] == fingerprint(), (
            f"{name} is older than tools/social_cards.py: run python tools/social_cards.py"
        )
