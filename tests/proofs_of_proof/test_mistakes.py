"""Planted mistakes: each one that a page can have is refused, naming file, line and reason."""

import re
from pathlib import Path

import pytest

from tests.conftest import Planted, planted_copy
from tests.proof import checks, prose, recorded
from tests.proof.execution import PageRun, python_blocks

CHAPTER = "docs/en/logistic-unit.md"
OUTPUTS = "snippets/logistic_unit/outputs.txt"
KOREAN = "docs/ko/logistic-unit.md"


def run_of(planted: Planted, path: str = CHAPTER):
    _, language, src_uri = path.split("/", 2)
    page = planted.course().page(language, src_uri)
    return page, PageRun(page)


def output_complaints(planted: Planted) -> list[str]:
    page, run = run_of(planted)
    found = [recorded.output_complaints(page, run, block) for block in python_blocks(page)]
    return [complaint for complaints in found for complaint in complaints]


def line_of(planted: Planted, file: str, text: str) -> int:
    lines = (planted.root / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def test_an_output_edited_by_one_digit(planted: Planted):
    planted.edit(OUTPUTS, "0.125", "0.126")
    line = line_of(planted, CHAPTER, "logistic_unit/outputs.txt:forward") - 1
    (complaint,) = output_complaints(planted)
    assert complaint.startswith(
        f"{CHAPTER}:{line}: output of [forward], line 3: shown 'loss  0.126'"
    )


def test_a_recorded_value_edited_by_one_digit(planted: Planted):
    planted.edit("snippets/logistic_unit/values.json", '"0.1209"', '"0.1208"')
    line = line_of(planted, CHAPTER, "{{ loss_next:.4f }}")
    (complaint,) = recorded.value_complaints(*run_of(planted))
    assert complaint.startswith(
        f"{CHAPTER}:{line}: {{{{ loss_next:.4f }}}} is recorded as '0.1208'"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "the loss is 0.125",
        "the loss is 1",
        "after 10,000 steps",
        "the loss is `0.125`",
        "the loss is $0.125$",
        "with $3$ rows",
        "about 44 %",
        '<abbr title="3 rows">rows</abbr>',
    ],
)
def test_a_number_typed_into_prose(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed)
    (complaint,) = prose.typed_numbers(run_of(planted)[0], planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


@pytest.mark.parametrize(
    "where", ["| half the sum |", "Weight one meets", "Two curves of the loss"]
)
def test_a_number_typed_into_a_table_a_caption_or_an_alt_text(planted: Planted, where: str):
    line = planted.edit(CHAPTER, where, f"{where} 7")
    (complaint,) = prose.typed_numbers(run_of(planted)[0], planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number '7'")


@pytest.mark.parametrize("typed", ["３ rows", "x² rows", "Ⅲ rows", "⅔ of it", "&frac12; of it"])
def test_a_number_in_another_script(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed)
    (complaint,) = prose.typed_numbers(run_of(planted)[0], planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


@pytest.mark.parametrize(
    "typed",
    ["in all\n7. Rows", "&half; of it", "${7}$ rows", r"$\frac18$ of it", "`.143`", "$0{.}71$"],
)
def test_a_number_in_disguise(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed) + typed.count("\n")
    complaint = next(prose.typed_numbers(run_of(planted)[0], planted.course().numeric_names))
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


OUTPUT = '```text title="Output"\n--8<-- "logistic_unit/outputs.txt:step"\n```\n'


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (OUTPUT, OUTPUT + "\n" + OUTPUT.replace("step", "bias"), "this output stands under no"),
        ('```python\n--8<-- "logistic_unit/unit.py:step"',
         '```python title="rate 0.9"\n--8<-- "logistic_unit/unit.py:step"', "a fence is titled"),
        ("## Exercises", "<div hidden markdown>\n\n</div>\n\n## Exercises", "the tag <div hidden"),
        ("## Exercises", "<code>b = 1</code>\n\n## Exercises", "the tag <code> hides"),
        (r"\label{eq:logistic-grad-b}", r"\tag{9} \label{eq:logistic-grad-b}", r"\tag gives"),
    ],
    ids=["output", "title", "hidden", "code", "tag"],
)  # fmt: skip
def test_what_the_checks_would_not_read(planted: Planted, old: str, new: str, reason: str):
    planted.edit(CHAPTER, old, new)
    complaints = list(checks.hidden_complaints(run_of(planted)[0]))
    assert any(f": {reason}" in c and c.startswith(f"{CHAPTER}:") for c in complaints), complaints


def test_a_make_target_that_does_not_exist(planted: Planted):
    line = planted.edit("docs/en/index.md", "make serve\n", "make server\n") - 1
    page, _ = run_of(planted, "docs/en/index.md")
    (complaint,) = checks.make_complaints(page)
    assert complaint == f"docs/en/index.md:{line}: the Makefile has no target 'server'"


def test_a_number_typed_into_the_description(planted: Planted):
    planted.edit(CHAPTER, "description: Why", "description: In 7 steps why")
    complaint = next(prose.typed_numbers(run_of(planted)[0], []))
    assert complaint == f"{CHAPTER}:2: the number '7' is typed into the front matter"


def test_an_expression_that_fails(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{ los:.3f }}")
    complaints = list(recorded.value_complaints(*run_of(planted)))
    assert complaints[0].startswith(f"{CHAPTER}:{line}: {{{{ los:.3f }}}} fails: NameError: ")


def test_a_count_that_is_none(planted: Planted):
    line = planted.edit(CHAPTER, "{{ n:word }} times", "{{ y_hat[0]:word }} times")
    complaints = list(recorded.value_complaints(*run_of(planted)))
    assert (
        complaints[0]
        == f"{CHAPTER}:{line}: {{{{ y_hat[0]:word }}}} is '0.5', no count that has a word"
    )


def test_a_number_dressed_up_as_an_expression(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{ 0.125 }}")
    (complaint,) = prose.expression_complaints(run_of(planted)[0])
    assert complaint.startswith(f"{CHAPTER}:{line}: {{{{ 0.125 }}}} uses no variable of the page")


def test_braces_that_are_no_expression(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{loss:.3f}}")
    complaints = list(prose.expression_complaints(run_of(planted)[0]))
    assert complaints[0].startswith(f"{CHAPTER}:{line}: stray {{{{")


def test_an_include_of_a_missing_section(planted: Planted):
    line = planted.edit(CHAPTER, 'logistic_unit.py:data"', 'logistic_unit.py:date"')
    page = planted.course().page("en", "logistic-unit.md")
    with pytest.raises(ValueError, match=rf'^{CHAPTER}:{line}: includes section "date", but '):
        page.blocks  # noqa: B018


def test_python_typed_into_a_page(planted: Planted):
    line = planted.edit(CHAPTER, '--8<-- "logistic_unit/unit.py:step"', "beta = beta - grad_beta")
    (complaint,) = checks.fence_complaints(run_of(planted)[0])
    assert complaint.startswith(f"{CHAPTER}:{line}: Python typed into the page ('beta = beta")


def test_an_output_typed_into_a_page(planted: Planted):
    include = '--8<-- "logistic_unit/outputs.txt:bias"'
    line = planted.edit(CHAPTER, include, "grad_b -0.0417")
    (complaint,) = checks.fence_complaints(run_of(planted)[0])
    assert complaint.startswith(f"{CHAPTER}:{line}: output typed into the page")


def test_a_misspelt_fence_language(planted: Planted):
    line = planted.edit(
        CHAPTER,
        '```python\n--8<-- "logistic_unit/unit.py:step"',
        '```pyhton\n--8<-- "logistic_unit/unit.py:step"',
    )
    (complaint,) = checks.fence_complaints(run_of(planted)[0])
    assert complaint.startswith(f"{CHAPTER}:{line}: fence language 'pyhton'")
    assert complaint.endswith("did you mean 'python'?")


@pytest.mark.parametrize("header", ["```py", "~~~{.python3}", '```pycon title="x"', "```"])
def test_other_ways_of_writing_a_fence_are_seen_too(planted: Planted, header: str):
    close = header[:3]
    line = planted.edit(CHAPTER, "## Exercises", f"{header}\n1 / 0\n{close}\n\n## Exercises")
    (complaint,) = checks.fence_complaints(run_of(planted)[0])
    assert complaint.startswith(f"{CHAPTER}:{line}: fence language")


def test_an_orphan_section(planted: Planted):
    file = "snippets/shared/losses.py"
    text = (planted.root / file).read_text(encoding="utf-8")
    extra = "# --8<-- [start:lost]\nlost = 1\n# --8<-- [end:lost]\n"
    (planted.root / file).write_text(text + extra, encoding="utf-8")
    (complaint,) = checks.orphan_sections(planted.course())
    assert complaint == f"{file}:{text.count(chr(10)) + 1}: the section 'lost' is on no page"


def test_an_output_that_no_page_shows(planted: Planted):
    with (planted.root / OUTPUTS).open("a", encoding="utf-8") as file:
        file.write("# --8<-- [start:stray]\n1\n# --8<-- [end:stray]\n")
    (complaint,) = recorded.unused_records(planted.course())
    assert re.match(rf"{OUTPUTS}:\d+: no page shows this output", complaint)


@pytest.mark.parametrize(
    ("gone", "left", "other"), [(KOREAN, CHAPTER, "ko"), (CHAPTER, KOREAN, "en")]
)
def test_a_page_in_one_language_only(planted: Planted, gone: str, left: str, other: str):
    (planted.root / gone).unlink()
    (complaint,) = checks.translation_complaints(planted.course())
    assert complaint.startswith(
        f"{left}:1: there is no docs/{other}/logistic-unit.md; translate it"
    )


def test_a_page_excused_although_it_is_translated(planted: Planted):
    planted.edit("mkdocs.yml", "  untranslated:\n", "  untranslated:\n    - index.md\n")
    complaints = list(checks.translation_complaints(planted.course()))
    assert complaints[0].startswith("docs/en/index.md:1: is translated")


def test_languages_that_include_different_sections(planted: Planted):
    line = planted.edit(KOREAN, '"logistic_mistakes.py:no_slope"', '"logistic_mistakes.py:no_mean"')
    complaints = list(checks.translation_complaints(planted.course()))
    assert complaints[0].startswith(
        f"{KOREAN}:{line}: include 'logistic_mistakes.py:no_mean', but {CHAPTER} has "
        "'logistic_mistakes.py:no_slope'"
    )


def test_languages_that_show_different_equations(planted: Planted):
    old = r"\frac{\partial L}{\partial \beta} = X^\top \delta \label"
    line = planted.edit(KOREAN, old, old.replace(r"^\top", ""))
    (complaint,) = checks.translation_complaints(planted.course())
    assert complaint.startswith(f"{KOREAN}:{line - 1}: equation ")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{{ loss_next:.4f }}", "{{ loss:.4f }}", "value {{ loss:.4f }} after"),
        (r"\eqref{eq:sigmoid}의 공식", r"\eqref{eq:sigmoid-slope}의 공식", "reference "),
        (r"$(X^\top)_{ji} = X_{ij}$", "$X_{ji} = X_{ij}$", "formula $X_{ji} = X_{ij}$"),
    ],
)
def test_a_value_a_reference_or_a_formula_lost_in_translation(planted: Planted, old, new, reason):
    line = planted.edit(KOREAN, old, new)
    complaints = list(checks.translation_complaints(planted.course()))
    assert any(c.startswith(f"{KOREAN}:{line}: {reason}") for c in complaints)
    assert any(c.startswith(f"{KOREAN}:1: lacks the {reason.split()[0]} ") for c in complaints)


def test_a_heading_lost_in_translation(planted: Planted):
    planted.edit(KOREAN, "### 내리막 한 걸음\n", "**내리막 한 걸음**\n")
    (complaint,) = checks.translation_complaints(planted.course())
    assert ": heading '##', but" in complaint


def test_an_equation_left_out_in_one_language(planted: Planted):
    text = (planted.root / KOREAN).read_text(encoding="utf-8")
    start = text.rindex("$$\n6 L") if "$$\n6 L" in text else text.rindex("    $$\n    6 L")
    end = text.index("$$", start + 6) + 2
    (planted.root / KOREAN).write_text(text[:start] + text[end:], encoding="utf-8")
    (complaint,) = checks.translation_complaints(planted.course())
    assert complaint.startswith(f"{KOREAN}:1: lacks the equation")


def test_a_displayed_equation_without_a_label(planted: Planted):
    line = planted.edit(CHAPTER, r" \label{eq:logistic-grad-b}", "")
    (complaint,) = checks.unlabelled_equations(run_of(planted)[0])
    page, number = complaint.split(":")[:2]
    assert page == CHAPTER
    assert line - 4 <= int(number) <= line


def test_an_unknown_equation_on_a_page(planted: Planted):
    line = planted.edit(CHAPTER, r"The logit \eqref{eq:logistic-logits}", r"The \eqref{eq:nothing}")
    (complaint,) = checks.reference_complaints(planted.course(), "en")
    assert complaint == f"{CHAPTER}:{line}: unknown equation eq:nothing"


def test_an_unknown_equation_in_code(planted: Planted):
    line = planted.edit(
        "snippets/logistic_unit/unit.py", "# eq:logistic-grad-b\n", "# eq:nothing\n"
    )
    (complaint,) = checks.reference_complaints(planted.course(), "en")
    assert complaint == f"snippets/logistic_unit/unit.py:{line}: unknown equation eq:nothing"


def test_a_figure_that_no_page_shows(planted: Planted):
    (planted.root / "snippets/logistic_unit/figures/stray.py").write_text(
        "\ndef draw(text): ...\n", encoding="utf-8"
    )
    (complaint,) = checks.figure_complaints(planted.course())
    assert complaint == "snippets/logistic_unit/figures/stray.py:1: no page shows this figure"


def test_a_block_that_fails(planted: Planted):
    planted.edit("snippets/logistic_unit/page.py", "link_loss = error / n", "link_loss = eror / n")
    line = line_of(planted, CHAPTER, "logistic_unit/unit.py:links") - 1
    complaints = output_complaints(planted)
    assert complaints[0].startswith(f"{CHAPTER}:{line}: [links] fails: NameError: name 'eror'")


def test_the_whole_run_fails_and_says_where(planted: Planted):
    planted.edit(OUTPUTS, "0.125", "0.126")
    line = line_of(planted, CHAPTER, "logistic_unit/outputs.txt:forward") - 1
    done = planted.run("pytest", "-q", CHAPTER)
    assert done.returncode == 1
    assert f"{CHAPTER}:{line}: output of [forward]" in done.stdout


def test_a_run_that_collected_no_page(planted: Planted):
    for page in (planted.root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("```python", "```text"), encoding="utf-8")
    for test in (planted.root / "tests").glob("test_*.py"):
        test.unlink()
    done = planted.run("pytest", "-q")
    assert done.returncode not in (0, 5)
    assert "no block was collected from: docs/ has no page with code" in done.stderr


def test_a_source_row_that_names_a_test_that_is_gone(planted: Planted):
    line = planted.edit("SOURCE-ROWS.md", "test_mixed_signs_point_uphill", "test_mixed_signs")
    complaints = list(checks.named_test_complaints(planted.course().beside("SOURCE-ROWS.md")))
    gone = "tests/logistic_unit/test_mistakes.py::test_mixed_signs"
    assert complaints == [f"SOURCE-ROWS.md:{line}: there is no test {gone}"]


@pytest.fixture(scope="module")
def broken_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, int]]:
    """What one build says of several mistakes, and the lines they were planted on."""
    copy = planted_copy(tmp_path_factory.mktemp("broken"))
    lines = {
        "latex": copy.edit(CHAPTER, r"\frac{1}{1 + e^{-z}} \label", r"\frc{1} \label"),
        "link": copy.edit(CHAPTER, "(labs/turn-the-knobs.md)", "(labs/turn-the-nobs.md)"),
        "anchor": copy.edit(CHAPTER, "[below](#the-wrong-ways-caught)", "[below](#the-wrong-way)"),
        "reference": copy.edit(CHAPTER, r"\eqref{eq:logistic-link-logit}", r"\eqref{eq:no}"),
        "code": copy.edit(
            "snippets/logistic_unit/unit.py", "# eq:logistic-grad-b\n", "# eq:no-code\n"
        ),
        "needs": copy.edit(CHAPTER, "from-one-number-to-a-batch.md]", "two-neuron.md]"),
    }
    done = copy.run("mkdocs", "build", "--site-dir", str(copy.root / "site"))
    assert done.returncode != 0
    return done.stderr, lines


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        ("latex", "bad LaTeX: Undefined control sequence: \\frc"),
        ("link", "the link 'labs/turn-the-nobs.md'"),
        ("anchor", "the link '#the-wrong-way'"),
        ("reference", "unknown equation eq:no"),
        ("needs", "needs two-neuron.md, no earlier chapter"),
    ],
)
def test_the_build_names_page_and_line(broken_build, mistake: str, reason: str):
    said, lines = broken_build
    assert f"{CHAPTER}:{lines[mistake]}: {reason}" in said


def test_the_build_names_the_snippet_of_an_unknown_equation(broken_build):
    said, lines = broken_build
    assert f"snippets/logistic_unit/unit.py:{lines['code']}: unknown equation eq:no-code" in said
    assert re.findall(r"(\S+:[-\d]*): unknown equation eq:no-code", said) == [
        f"snippets/logistic_unit/unit.py:{lines['code']}"
    ] * said.count("unknown equation eq:no-code")


def test_the_build_names_a_missing_section(planted: Planted):
    line = planted.edit(CHAPTER, 'logistic_unit.py:data"', 'logistic_unit.py:date"')
    done = planted.run("mkdocs", "build", "--site-dir", str(planted.root / "site"))
    assert done.returncode != 0
    assert f'{CHAPTER}:{line}: includes section "date"' in done.stderr


def test_a_copy_without_mistakes_passes(planted: Planted):
    """Or the tests above would show nothing."""
    course = planted.course()
    assert output_complaints(planted) == []
    assert list(checks.translation_complaints(course)) == []
    assert Path(planted.root / "docs/en/logistic-unit.md").is_file()
