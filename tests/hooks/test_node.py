"""KaTeX and SVGO: installed once, run by one process, refusing what is wrong."""

from collections.abc import Iterator
from pathlib import Path

import node_packages
import pytest
from node import BadLatex, Node
from node_packages import NotInstalled, ensure_installed

from tests.conftest import Planted
from tests.proof.course import ROOT


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    running = Node(ROOT / "node_modules")
    yield running
    running.close()


def test_a_formula_becomes_html_and_mathml(node: Node):
    html = node.formula(r"\frac{a}{b}", True)
    assert 'class="katex-display"' in html
    assert "<math " in html
    assert 'class="katex-html"' in html


def test_hangul_in_text_is_fine(node: Node):
    assert "가중치" in node.formula(r"\text{가중치}", False)


@pytest.mark.parametrize(
    ("latex", "reason"),
    [
        (r"\frc{a}{b}", r"Undefined control sequence: \frc"),
        (r"\frac{a}{b", "expected '}'"),
        ("x^2^3", "Double superscript"),
        (r"\left( x", r"Expected '\right'"),
    ],
)
def test_bad_latex_is_refused_and_the_process_goes_on(node: Node, latex: str, reason: str):
    with pytest.raises(BadLatex, match=reason.replace("\\", "\\\\")):
        node.formula(latex, True)
    assert "katex" in node.formula("x", False)


def test_a_figure_loses_bytes_but_no_name_of_its_own(node: Node):
    path = '<path d="M 1.234567 2 L 3 4" stroke="var(--figure-ink)"/>'
    named = f'<g id="chapter-one">{path}</g>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{named}<g/></svg>'
    slim = node.slim(svg)
    assert len(slim) < len(svg)
    assert 'id="chapter-one"' in slim
    assert "var(--figure-ink)" in slim


def test_a_picture_that_is_none_is_refused_and_the_process_goes_on(node: Node):
    with pytest.raises(ValueError, match="SVGO"):
        node.slim("<svg><g></svg>")
    assert "katex" in node.formula("y", False)


def test_an_installation_that_fits_the_lock_is_left_alone(monkeypatch, tmp_path: Path):
    monkeypatch.setattr(node_packages, "npm", lambda *_, **__: pytest.fail("npm was called"))
    assert (ensure_installed(ROOT, tmp_path) / "katex/dist/katex.min.css").is_file()


def test_an_interrupted_installation_does_not_count(monkeypatch, tmp_path: Path):
    (tmp_path / "node_modules/katex/dist").mkdir(parents=True)
    (tmp_path / "package-lock.json").write_bytes((ROOT / "package-lock.json").read_bytes())
    called: list[Path] = []
    monkeypatch.setattr(node_packages, "_npm_ci", called.append)
    ensure_installed(tmp_path, tmp_path)
    assert called == [tmp_path]


def test_where_the_checkout_cannot_be_written_they_stand_in_the_cache(monkeypatch, tmp_path: Path):
    root, cache = tmp_path / "checkout", tmp_path / "elsewhere"
    root.mkdir()
    cache.mkdir()
    for name in ("package.json", "package-lock.json"):
        (root / name).write_bytes((ROOT / name).read_bytes())
    monkeypatch.setattr(node_packages, "_npm_ci", lambda home: None)
    assert ensure_installed(root, cache) == cache / "node_modules"
    assert (cache / "package-lock.json").read_bytes() == (root / "package-lock.json").read_bytes()
    assert not (root / "node_modules").exists()


def test_without_a_network_one_line_says_what_to_do(planted: Planted, monkeypatch, tmp_path: Path):
    (planted.root / "node_modules").unlink()
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_cache", str(planted.root / "empty-cache"))
    with pytest.raises(NotInstalled) as refused:
        ensure_installed(planted.root, tmp_path)
    assert str(refused.value).startswith("package-lock.json: npm could not install it (npm error")
    assert str(refused.value).endswith("then run the same command again")
    assert "\n" not in str(refused.value)
