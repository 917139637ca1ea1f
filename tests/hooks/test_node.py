"""KaTeX, SVGO and esbuild: installed once, run by one process, refusing what is wrong."""

import json
from collections.abc import Iterator
from pathlib import Path

import node_packages
import pytest
from node import Node, Refused
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
        ("☃", "☃"),
    ],
)
def test_bad_latex_is_refused_and_the_process_goes_on(node: Node, latex: str, reason: str):
    with pytest.raises(Refused, match=reason.replace("\\", "\\\\")):
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
    with pytest.raises(Refused, match="Unexpected close tag"):
        node.slim("<svg><g></svg>")
    assert "katex" in node.formula("y", False)


@pytest.fixture
def pieces(tmp_path: Path) -> Path:
    """A module, the module that it imports, and a worker that needs that too."""
    (tmp_path / "half.js").write_text("export const half = (x) => x / 2;\n")
    (tmp_path / "worker.js").write_text('import { half } from "./half.js"; postMessage(half(3));')
    (tmp_path / "piece.js").write_text('import { half } from "./half.js"; show(half(8));')
    return tmp_path


def test_a_module_becomes_one_plain_script(node: Node, pieces: Path):
    script = node.bundle(pieces / "piece.js", pieces)
    assert script.startswith("(()=>{")
    assert "import" not in script
    assert "/2" in script


def test_the_script_of_a_worker_is_a_text(node: Node, pieces: Path):
    (pieces / "piece.js").write_text('import text from "./worker.js?script"; show(text);')
    assert "postMessage(" in node.bundle(pieces / "piece.js", pieces)
    assert "?script" not in node.bundle(pieces / "piece.js", pieces)


def test_a_module_that_is_none_is_refused_and_the_process_goes_on(node: Node, pieces: Path):
    (pieces / "half.js").write_text("export const = 2;\n")
    with pytest.raises(Refused, match=r"^half\.js:1: "):
        node.bundle(pieces / "piece.js", pieces)
    assert "katex" in node.formula("z", False)


def test_of_esbuild_every_system_has_its_program():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    (version,) = {one["version"] for name, one in packages.items() if "esbuild" in name}
    assert packages[""]["dependencies"]["esbuild"] == version
    for system in ("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64"):
        program = packages[f"node_modules/@esbuild/{system}"]
        assert program["optional"]
        assert program["integrity"]


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
