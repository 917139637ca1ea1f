"""KaTeX: installed once, rendered by one process, refusing what is wrong."""

import json
from pathlib import Path

import katex_install
import pytest
from katex_process import BadLatex, Katex
from mkdocs.exceptions import PluginError

from tests.conftest import Planted
from tests.proof.course import ROOT


@pytest.fixture(scope="module")
def katex():
    running = Katex(katex_install.ensure_katex(ROOT), {r"\RR": r"\mathbb{R}"})
    yield running
    running.close()


def test_a_formula_becomes_html_and_mathml(katex: Katex):
    html = katex.render(r"\frac{a}{b}", True)
    assert 'class="katex-display"' in html
    assert "<math " in html
    assert 'class="katex-html"' in html


def test_macros_are_expanded(katex: Katex):
    assert "mathbb" in katex.render(r"\RR", False)


def test_hangul_in_text_is_fine(katex: Katex):
    assert "가중치" in katex.render(r"\text{가중치}", False)


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\frc{a}{b}", r"Undefined control sequence: \frc"),
        (r"\frac{a}{b", "expected '}'"),
        ("x^2^3", "Double superscript"),
        (r"\left( x", r"Expected '\right'"),
    ],
)
def test_bad_latex_is_refused_and_the_process_goes_on(katex: Katex, latex: str, reason: str):
    with pytest.raises(BadLatex, match=reason.replace("\\", "\\\\")):
        katex.render(latex, True)
    assert "katex" in katex.render("x", False)


def test_an_installation_that_fits_the_lock_is_left_alone(monkeypatch: pytest.MonkeyPatch):
    katex_install.ensure_katex(ROOT)
    monkeypatch.setattr(katex_install, "npm", lambda *_, **__: pytest.fail("npm was called"))
    assert (katex_install.ensure_katex(ROOT) / "katex.min.css").is_file()


def test_an_interrupted_installation_does_not_count(tmp_path: Path):
    (tmp_path / "node_modules/katex/dist").mkdir(parents=True)
    (tmp_path / "node_modules/katex/dist/katex.js").touch()
    assert katex_install.installed_version(tmp_path) is None


def test_without_a_network_one_line_says_what_to_do(planted: Planted, monkeypatch):
    (planted.root / "node_modules").unlink()
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(planted.root / "empty-cache"))
    lock = planted.root / "package-lock.json"
    version = json.loads(lock.read_text())["packages"]["node_modules/katex"]["version"]
    with pytest.raises(PluginError) as refused:
        katex_install.ensure_katex(planted.root)
    assert str(refused.value).startswith(
        f"package-lock.json: npm could not install KaTeX {version} (npm error"
    )
    assert str(refused.value).endswith("then run the same command again")
    assert "\n" not in str(refused.value)
