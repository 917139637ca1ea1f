"""requirements.lock holds what requirements.txt asks for, with hashes for every system."""

import re

from tests.proof.course import ROOT

WANTED = (ROOT / "requirements.txt").read_text(encoding="utf-8")
LOCKED = (ROOT / "requirements.lock").read_text(encoding="utf-8")
_PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.]+)", re.M)


def pins(text: str) -> dict[str, str]:
    return {match["name"].lower(): match["version"] for match in _PIN.finditer(text)}


def test_the_lock_is_that_of_the_requirements():
    asked = pins(WANTED)
    assert asked
    locked = {name: pins(LOCKED).get(name) for name in asked}
    assert locked == asked, "requirements.txt has changed: run `make lock`"


def test_every_locked_package_has_a_hash():
    packages = re.split(r"\n(?=[\w.-]+==)", LOCKED)[1:]
    assert len(packages) > len(pins(WANTED))
    without = [package.split(" ")[0] for package in packages if "--hash=sha256:" not in package]
    assert not without, f"requirements.lock: {without} have no hash: run `make lock`"
