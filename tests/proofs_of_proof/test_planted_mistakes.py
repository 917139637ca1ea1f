"""Planted mistakes: each one that a page can have is refused, naming file, line and reason."""

import re

import pytest

from tests.conftest import Planted, planted_copy
from tests.proof import asked, checks, prose, recorded, translated
from tests.proof.course import SourcePage
from tests.proof.machines import HERE, MACHINES
from tests.proof.runs import python_blocks, runs

CHAPTER = "docs/en/slope.md"
KOREAN = "docs/ko/slope.md"
OUTPUTS = "snippets/slope/outputs.txt"
RULE = "snippets/slope/rule.py"


def page_of(planted: Planted, path: str = CHAPTER) -> SourcePage:
    _, language, src_uri = path.split("/", 2)
    return planted.course().page(language, src_uri)


def complaints_of(planted: Planted, path: str = CHAPTER, machines=(HERE,)) -> list[str]:
    """What is wrong with the outputs and values of a page."""
    page = page_of(planted, path)
    return [
        complaint
        for run in runs(page, machines)
        for block in python_blocks(page)
        for complaint in recorded.block_complaints(page, run, block)
    ]


def line_of(planted: Planted, file: str, text: str) -> int:
    lines = (planted.root / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize("path", [CHAPTER, KOREAN])
def test_an_output_edited_by_one_digit(planted: Planted, path: str):
    planted.edit(OUTPUTS, "0.25", "0.26")
    line = line_of(planted, path, "slope/outputs.txt:rows") - 1
    (complaint,) = complaints_of(planted, path)
    assert complaint.startswith(f"{path}:{line}: output of [rows], line 2: shown 'loss 0.26'")
    assert complaint.endswith("run `make outputs`")


@pytest.mark.parametrize("path", [CHAPTER, KOREAN])
def test_a_recorded_value_edited_by_one_digit(planted: Planted, path: str):
    planted.edit("snippets/slope/values.json", '"0.1733"', '"0.1734"')
    line = line_of(planted, path, "{{ loss_next:.4f }}")
    (complaint,) = complaints_of(planted, path)
    assert complaint.startswith(f"{path}:{line}: {{{{ loss_next:.4f }}}} is recorded as '0.1734'")


def test_an_output_that_another_processor_prints_otherwise(planted: Planted):
    planted.edit(
        "snippets/slope/page.py",
        'print("loss", loss)',
        'import os\nprint("loss", 0.26 if "OPENBLAS_CORETYPE" in os.environ else loss)',
    )
    line = line_of(planted, CHAPTER, "slope/outputs.txt:rows") - 1
    (complaint,) = complaints_of(planted, CHAPTER, MACHINES)
    assert complaint == (
        f"{CHAPTER}:{line}: output of [rows], line 2: shown 'loss 0.25', printed 'loss 0.26'; "
        "so it is on an older processor, solutions last: round further"
    )


def test_a_block_that_needs_what_a_solution_made(planted: Planted):
    """What a solution defines is gone below it; what a notebook's solution needs is still there."""
    fence = '```python\n--8<-- "slope/page.py:after"\n```\n'
    with (planted.root / CHAPTER).open("a", encoding="utf-8") as file:
        file.write(f"\n{fence}")
    with (planted.root / "snippets/slope/page.py").open("a", encoding="utf-8") as file:
        file.write("\n# --8<-- [start:after]\nassert w == 0.5\n# --8<-- [end:after]\n")
    planted.edit(OUTPUTS, "slope 0.5333", "slope 0.5334")
    assert len(complaints_of(planted, CHAPTER, MACHINES)) == 2


@pytest.mark.parametrize(
    "typed",
    [
        "the loss is 0.125",
        "the loss is 1",
        "after 10,000 steps",
        "the loss is `0.125`",
        "the loss is $0.125$",
        r"in $44\%$ of the rows",
        "in $44$ % of the rows",
        "in $44$ percent of the rows",
        "about 44 %",
        '<abbr title="3 rows">rows</abbr>',
    ],
)
def test_a_number_typed_into_prose(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed)
    (complaint,) = prose.typed_numbers(page_of(planted), planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


@pytest.mark.parametrize("typed", [r"$\frac{1}{8}$", "$10^{-6}$", r"$\eta = 1$", "$3$ rows"])
def test_a_constant_of_mathematics_may_be_typed(planted: Planted, typed: str):
    planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed)
    assert list(prose.typed_numbers(page_of(planted), planted.course().numeric_names)) == []


@pytest.mark.parametrize("where", ["| half the mean |", "The loss along", "A curve of the loss"])
def test_a_number_typed_into_a_table_a_caption_or_an_alt_text(planted: Planted, where: str):
    line = planted.edit(CHAPTER, where, f"{where} 7")
    (complaint,) = prose.typed_numbers(page_of(planted), planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number '7'")


@pytest.mark.parametrize("typed", ["３ rows", "x² rows", "Ⅲ rows", "⅔ of it", "&frac12; of it"])
def test_a_number_in_another_script(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed)
    (complaint,) = prose.typed_numbers(page_of(planted), planted.course().numeric_names)
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


@pytest.mark.parametrize(
    "typed",
    ["in all\n7. Rows", "&half; of it", "`.143`", "$0{.}71$"],
)
def test_a_number_in_disguise(planted: Planted, typed: str):
    line = planted.edit(CHAPTER, "and the loss is {{ loss:.3f }}", typed) + typed.count("\n")
    complaint = next(prose.typed_numbers(page_of(planted), planted.course().numeric_names))
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")


OUTPUT = '```text title="Output"\n--8<-- "slope/outputs.txt:step"\n```\n'


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (OUTPUT, OUTPUT + "\n" + OUTPUT.replace("step", "rows"), "this output stands under no"),
        ('```python\n--8<-- "slope/rule.py:slope"',
         '```python title="rate 0.9"\n--8<-- "slope/rule.py:slope"', "a fence is titled"),
        ("## Exercises", "<div hidden markdown>\n\n</div>\n\n## Exercises", "the tag <div hidden"),
        ("## Exercises", "<code>b = 1</code>\n\n## Exercises", "the tag <code> hides"),
        (r"\label{eq:slope}", r"\tag{9} \label{eq:slope}", r"\tag gives"),
    ],
    ids=["output", "title", "hidden", "code", "tag"],
)  # fmt: skip
def test_what_the_checks_would_not_read(planted: Planted, old: str, new: str, reason: str):
    planted.edit(CHAPTER, old, new)
    complaints = list(checks.hidden_complaints(page_of(planted)))
    assert any(f": {reason}" in c and c.startswith(f"{CHAPTER}:") for c in complaints), complaints


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        ('```python\n--8<-- "slope/rule.py"\n```', "shows rule.py whole and does not offer it"),
        ('<a href="rule.py" download>rule.py</a>', "offers rule.py, which no block"),
    ],
)
def test_a_program_that_is_only_shown_or_only_offered(planted: Planted, shown: str, reason: str):
    line = planted.edit(CHAPTER, "## Exercises", f"{shown}\n\n## Exercises")
    (complaint,) = checks.download_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: {reason}")


def test_a_make_target_that_does_not_exist(planted: Planted):
    line = planted.edit("docs/en/index.md", "make serve\n", "make server\n") - 1
    (complaint,) = checks.make_complaints(page_of(planted, "docs/en/index.md"))
    assert complaint == f"docs/en/index.md:{line}: the Makefile has no target 'server'"


def test_a_number_typed_into_the_description(planted: Planted):
    planted.edit(CHAPTER, "description: Why", "description: In 7 steps why")
    complaint = next(prose.typed_numbers(page_of(planted), []))
    assert complaint == f"{CHAPTER}:2: the number '7' is typed into the front matter"


def test_an_expression_that_fails(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{ los:.3f }}")
    complaints = complaints_of(planted)
    assert complaints[0].startswith(f"{CHAPTER}:{line}: {{{{ los:.3f }}}} fails: NameError: ")


def test_a_count_that_is_none(planted: Planted):
    line = planted.edit(CHAPTER, "{{ n:word }} times", "{{ w:word }} times")
    complaints = complaints_of(planted)
    assert complaints == [f"{CHAPTER}:{line}: {{{{ w:word }}}} is '0.5', no count that has a word"]


def test_a_fraction_that_is_none(planted: Planted):
    line = planted.edit(CHAPTER, "{{ n:word }} times", "{{ np.pi:frac }} times")
    (complaint,) = complaints_of(planted)
    shown = "{{ np.pi:frac }} is 3.141592653589793, no fraction of small numbers"
    assert complaint == f"{CHAPTER}:{line}: {shown}"


def test_a_number_dressed_up_as_an_expression(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{ 0.125 }}")
    (complaint,) = prose.expression_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: {{{{ 0.125 }}}} uses no variable of the page")


def test_braces_that_are_no_expression(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss:.3f }}", "{{loss:.3f}}")
    complaints = list(prose.expression_complaints(page_of(planted)))
    assert complaints[0].startswith(f"{CHAPTER}:{line}: stray {{{{")


def test_an_include_of_a_missing_section(planted: Planted):
    line = planted.edit(CHAPTER, 'page.py:rows"', 'page.py:raws"')
    page = planted.course().page("en", "slope.md")
    with pytest.raises(ValueError, match=rf'^{CHAPTER}:{line}: includes section "raws", but '):
        page.blocks  # noqa: B018


def test_python_typed_into_a_page(planted: Planted):
    line = planted.edit(CHAPTER, '--8<-- "slope/rule.py:slope"', "w = w - grad")
    (complaint,) = checks.fence_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: Python typed into the page ('w = w")


def test_an_output_typed_into_a_page(planted: Planted):
    line = planted.edit(CHAPTER, '--8<-- "slope/outputs.txt:step"', "slope 1.0")
    (complaint,) = checks.fence_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: output typed into the page")


def test_a_misspelt_fence_language(planted: Planted):
    line = planted.edit(
        CHAPTER,
        '```python\n--8<-- "slope/rule.py:slope"',
        '```pyhton\n--8<-- "slope/rule.py:slope"',
    )
    (complaint,) = checks.fence_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: fence language 'pyhton'")
    assert complaint.endswith("did you mean 'python'?")


@pytest.mark.parametrize(
    ("page", "name", "reason"),
    [
        (CHAPTER, "slope", "only a page below practice/ leaves functions blank"),
        ("docs/en/practice/slope.md", "slop", "no function slop to leave blank"),
    ],
)
def test_a_blank_in_the_wrong_place(planted: Planted, page: str, name: str, reason: str):
    fence = '```python\n--8<-- "slope/rule.py:slope"'
    line = planted.edit(CHAPTER, fence, fence.replace("\n", f' blank="{name}"\n'))
    (planted.root / page).parent.mkdir(exist_ok=True)
    (planted.root / CHAPTER).rename(planted.root / page)
    assert f"{page}:{line}: {reason}" in list(checks.blank_complaints(page_of(planted, page)))


def test_a_solution_that_a_notebook_would_show(planted: Planted):
    line = next(block.line for block in page_of(planted).blocks if block.scope)
    page = "docs/en/practice/slope.md"
    (planted.root / page).parent.mkdir(exist_ok=True)
    (planted.root / CHAPTER).rename(planted.root / page)
    complaint = next(checks.blank_complaints(page_of(planted, page)))
    assert complaint.startswith(f"{page}:{line}: a notebook shows this solution")


@pytest.mark.parametrize("header", ["```py", "~~~{.python3}", '```pycon title="x"', "```"])
def test_other_ways_of_writing_a_fence_are_seen_too(planted: Planted, header: str):
    close = header[:3]
    line = planted.edit(CHAPTER, "## Exercises", f"{header}\n1 / 0\n{close}\n\n## Exercises")
    (complaint,) = checks.fence_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: fence language")


def test_an_orphan_section(planted: Planted):
    file = "snippets/shared/losses.py"
    text = (planted.root / file).read_text(encoding="utf-8")
    extra = "# --8<-- [start:lost]\nlost = 1\n# --8<-- [end:lost]\n"
    (planted.root / file).write_text(text + extra, encoding="utf-8")
    complaint = f"{file}:{text.count(chr(10)) + 1}: the section 'lost' is on no page"
    assert complaint in list(checks.orphan_sections(planted.course()))


def test_an_output_whose_lines_all_begin_with_a_space(planted: Planted):
    with (planted.root / OUTPUTS).open("a", encoding="utf-8") as file:
        file.write("# --8<-- [start:stray]\n  1\n  2\n# --8<-- [end:stray]\n")
    (complaint,) = recorded.shifted_records(planted.course())
    assert re.fullmatch(rf"{OUTPUTS}:\d+: every line begins with a space", complaint)


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
    assert complaint.startswith(f"{left}:1: there is no docs/{other}/slope.md; translate it")


def test_languages_that_include_different_sections(planted: Planted):
    line = planted.edit(KOREAN, '"slope/page.py:step"', '"slope/page.py:rows"')
    complaints = list(checks.translation_complaints(planted.course()))
    assert complaints[0].startswith(
        f"{KOREAN}:{line}: include 'slope/page.py:rows', but {CHAPTER} has 'slope/page.py:step'"
    )


def test_languages_that_show_different_equations(planted: Planted):
    line = planted.edit(KOREAN, r"y_i)\,x_i \label", r"y_i) \label")
    (complaint,) = checks.translation_complaints(planted.course())
    assert complaint.startswith(f"{KOREAN}:{line - 1}: equation ")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("{{ loss_next:.4f }}", "{{ loss:.4f }}", "value {{ loss:.4f }} after"),
        (r"\eqref{eq:slope}는", r"\eqref{eq:loss}는", "reference "),
        ("$(w x)_i = w x_i$", "$w x = w x_i$", "formula $w x = w x_i$"),
    ],
)
def test_a_value_a_reference_or_a_formula_lost_in_translation(planted: Planted, old, new, reason):
    line = planted.edit(KOREAN, old, new)
    complaints = list(checks.translation_complaints(planted.course()))
    assert any(c.startswith(f"{KOREAN}:{line}: {reason}") for c in complaints)
    assert any(c.startswith(f"{KOREAN}:1: lacks the {reason.split()[0]} ") for c in complaints)


@pytest.mark.parametrize(
    ("new", "reason"),
    [
        (" }}는 ", "fits one value only; write both"),
        (" }} 행은(는) ", "does not follow a value that can be read aloud"),
        (r" }}, $\frac{1}{2}$를 ", r"$\frac{1}{2}$를 is read with 을"),
    ],
)
def test_a_particle_that_does_not_fit(planted: Planted, new: str, reason: str):
    line = planted.edit(KOREAN, "{{ n:word }} 번 ", "{{ n:word" + new)
    complaints = list(prose.particle_complaints(page_of(planted, KOREAN)))
    assert len(complaints) == 1
    assert complaints[0].startswith(f"{KOREAN}:{line}: ")
    assert reason in complaints[0]


def test_a_heading_lost_in_translation(planted: Planted):
    planted.edit(KOREAN, "### 내리막 한 걸음\n", "**내리막 한 걸음**\n")
    (complaint,) = checks.translation_complaints(planted.course())
    assert ": heading '##', but" in complaint


def test_an_english_section_that_its_korean_one_no_longer_follows(planted: Planted):
    translated.record(planted.course(), [KOREAN])
    assert not list(translated.stale_sections(page_of(planted, KOREAN), planted.course()))
    line = planted.edit(CHAPTER, "### One step down\n", "### One step down\n\nSlowly.\n")
    (complaint,) = translated.stale_sections(page_of(planted, KOREAN), planted.course())
    korean = line_of(planted, KOREAN, "### 내리막 한 걸음")
    assert complaint.startswith(f"{KOREAN}:{korean}: follows an English text that has changed: ")
    assert f"{CHAPTER}:{line}: One step down; " in complaint


def test_a_path_that_is_no_korean_page_is_not_recorded(planted: Planted):
    with pytest.raises(SystemExit, match="is no Korean page"):
        translated.record(planted.course(), [CHAPTER])


def test_an_equation_left_out_in_one_language(planted: Planted):
    text = (planted.root / KOREAN).read_text(encoding="utf-8")
    end = text.rindex("$$") + 2
    start = text.rindex("$$", 0, end - 2)
    (planted.root / KOREAN).write_text(text[:start] + text[end:], encoding="utf-8")
    (complaint,) = checks.translation_complaints(planted.course())
    assert complaint.startswith(f"{KOREAN}:1: lacks the equation")


def test_a_displayed_equation_without_a_label(planted: Planted):
    line = planted.edit(CHAPTER, r" \label{eq:slope}", "")
    (complaint,) = checks.unlabelled_equations(page_of(planted))
    page, number = complaint.split(":")[:2]
    assert page == CHAPTER
    assert line - 4 <= int(number) <= line


def test_an_unknown_equation_on_a_page(planted: Planted):
    line = planted.edit(CHAPTER, r"The slope \eqref{eq:slope}", r"The \eqref{eq:nothing}")
    complaints = list(checks.reference_complaints(planted.course(), "en"))
    assert f"{CHAPTER}:{line}: unknown equation eq:nothing" in complaints


def test_an_unknown_equation_in_code(planted: Planted):
    line = planted.edit(RULE, "# eq:slope\n", "# eq:nothing\n")
    complaints = list(checks.reference_complaints(planted.course(), "en"))
    assert f"{RULE}:{line}: unknown equation eq:nothing" in complaints


def test_a_figure_that_no_page_shows(planted: Planted):
    (planted.root / "snippets/slope/figures/stray.py").write_text(
        "\ndef draw(text): ...\n", encoding="utf-8"
    )
    (complaint,) = checks.figure_complaints(planted.course())
    assert complaint == "snippets/slope/figures/stray.py:1: no page shows this figure"


def test_a_block_that_fails(planted: Planted):
    planted.edit("snippets/slope/page.py", "grad = slope(", "grad = slop(")
    line = line_of(planted, CHAPTER, "slope/page.py:step") - 1
    complaints = complaints_of(planted)
    assert complaints[0].startswith(f"{CHAPTER}:{line}: [step] fails: NameError: name 'slop'")


def test_the_whole_run_fails_and_says_where(planted: Planted):
    planted.edit(OUTPUTS, "0.25", "0.26")
    line = line_of(planted, CHAPTER, "slope/outputs.txt:rows") - 1
    done = planted.run("pytest", "-q", CHAPTER)
    assert done.returncode == 1
    assert f"{CHAPTER}:{line}: output of [rows]" in done.stdout


def test_a_run_that_collected_no_page(planted: Planted):
    for page in (planted.root / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("```python", "```text"), encoding="utf-8")
    done = planted.run("pytest", "-q", "--ignore=tests/proof")
    assert done.returncode not in (0, 5)
    assert "no block was collected from: docs/ has no page with code" in done.stderr


def test_a_source_row_that_names_a_test_that_is_gone(planted: Planted):
    rows = planted.root / "SOURCE-ROWS.md"
    rows.write_text("# Rows\n\n`tests/conftest.py::test_gone`\n", encoding="utf-8")
    complaints = list(checks.named_test_complaints(planted.course().beside("SOURCE-ROWS.md")))
    assert complaints == ["SOURCE-ROWS.md:3: there is no test tests/conftest.py::test_gone"]


@pytest.fixture(scope="module")
def broken_build(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, int]]:
    """What one build says of several mistakes, and the lines they were planted on."""
    copy = planted_copy(tmp_path_factory.mktemp("broken"))
    lines = {
        "latex": copy.edit(CHAPTER, r"\frac{1}{2n} \sum", r"\frc{2n} \sum"),
        "reference": copy.edit(CHAPTER, r"\eqref{eq:slope}", r"\eqref{eq:no}"),
        "code": copy.edit(RULE, "# eq:slope\n", "# eq:no-code\n"),
        "needs": copy.edit(CHAPTER, "needs: []", "needs: [sloop.md]"),
    }
    copy.edit(CHAPTER, "(#the-rows)", "(#the-raws)")
    done = copy.run("mkdocs", "build")
    assert done.returncode != 0
    return done.stderr, lines


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        ("latex", "bad LaTeX: Undefined control sequence: \\frc"),
        ("reference", "unknown equation eq:no"),
        ("needs", "needs sloop.md, no earlier chapter"),
    ],
)
def test_the_build_names_page_and_line(broken_build, mistake: str, reason: str):
    said, lines = broken_build
    assert f"{CHAPTER}:{lines[mistake]}: {reason}" in said


def test_the_build_names_page_and_anchor(broken_build):
    assert "'slope.md' contains a link '#the-raws', but there is no such anchor" in broken_build[0]


def test_a_link_to_a_page_that_is_not_there(planted: Planted):
    line = planted.edit(CHAPTER, "(index.md)", "(indes.md#top)")
    (complaint,) = checks.link_complaints(page_of(planted))
    assert complaint == f"{CHAPTER}:{line}: the link 'indes.md' leads to no page"


def test_the_build_names_the_snippet_of_an_unknown_equation(broken_build):
    said, lines = broken_build
    places = re.findall(r"(\S+:[-\d]*): unknown equation eq:no-code", said)
    assert set(places) == {f"{RULE}:{lines['code']}"}


def test_the_build_names_a_missing_section(planted: Planted):
    line = planted.edit(CHAPTER, 'page.py:rows"', 'page.py:raws"')
    done = planted.run("mkdocs", "build")
    assert done.returncode != 0
    assert f'{CHAPTER}:{line}: includes section "raws"' in done.stderr


def test_a_copy_without_mistakes_passes(planted: Planted):
    """Or the tests above would show nothing."""
    course = planted.course()
    assert complaints_of(planted, CHAPTER, MACHINES) == []
    assert complaints_of(planted, KOREAN) == []
    assert list(checks.translation_complaints(course)) == []


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("div.question#which-way", "div.question", "needs an id"),
        ("div.question#which-way", "div.question#Which", "needs an id"),
        ("{{ grad < 0 }}", "{{ grad > 0 }}", "2 choices are right, and one should be"),
        ("{{ grad > 0 }}", "{{ grad < 0 }}", "0 choices are right, and one should be"),
        ("Up {{ grad < 0 }}", "Up", "one line with one inline expression"),
        ("{{ loss:.2f }}", "{{ loss_next:.2f }}", "0.17 cannot be told from 0.17"),
        ("{{ loss:.2f }}", "{{ grad < 0 }}", "neither all numbers nor all choices"),
    ],
)
def test_a_question_that_nobody_could_answer(planted: Planted, was: str, becomes: str, said: str):
    line = planted.edit(CHAPTER, was, becomes)
    page = page_of(planted)
    complaints = [c for c in asked.question_complaints(page) if said in c]
    assert len(complaints) == 1
    assert abs(int(complaints[0].split(":")[1]) - line) <= 6  # within its box


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("Up {{ grad", "Up, because\nit shrinks {{ grad"),
        ("Down {{ grad", "Down, because\nit shrinks {{ grad"),
        ("{{ loss:.2f }}\n:   This", "{{ loss:.2f }}\n\n:   This"),
        ("{{ loss_next:.2f }}\n:   It", "{{ loss_next:.2f }}\n\n:   It"),
        (":   This is the loss", ":  This is the loss"),
        ("*before* the step.\n///\n", "*before* the step.\n"),
    ],
)
def test_an_answer_that_its_box_would_lose(planted: Planted, was: str, becomes: str):
    line = planted.edit(CHAPTER, was, becomes)
    (complaint,) = asked.question_complaints(page_of(planted))
    assert abs(int(complaint.split(":")[1]) - line) <= 3
    assert "after the question come lines in pairs" in complaint


@pytest.mark.parametrize(
    ("one", "other"), [("loss_next:.2f", "loss:.2f"), ("grad < 0", "grad > 0")]
)
def test_answers_exchanged_in_one_language(planted: Planted, one: str, other: str):
    """Of numbers the first is the answer, and a choice is right where its expression is true."""
    box = re.search(
        rf"{{{{ {one} }}}}\n:.*?{{{{ {other} }}}}", page_of(planted, KOREAN).text, re.S
    )[0]
    exchanged = box.replace(one, "?").replace(other, one).replace("?", other)
    line = planted.edit(KOREAN, box, exchanged)
    (complaint,) = checks.translations_of(page_of(planted, KOREAN), planted.course())
    assert complaint == f"{KOREAN}:{line}: answer {other!r}, but {CHAPTER} has {one!r}"


def test_an_answer_that_is_typed(planted: Planted):
    line = planted.edit(CHAPTER, "{{ loss_next:.2f }}\n:", "{{ 0.17 }}\n:")
    (complaint,) = prose.expression_complaints(page_of(planted))
    assert complaint.startswith(f"{CHAPTER}:{line}: {{{{ 0.17 }}}} uses no variable of the page")


def test_a_name_for_two_questions(planted: Planted):
    planted.edit(CHAPTER, "question#which-way", "question#after-a-step")
    assert len(list(asked.ids_used_twice(planted.course()))) == 2


def test_a_question_that_one_language_lacks(planted: Planted):
    line = planted.edit(KOREAN, "question#which-way", "question#which-side")
    (complaint,) = checks.translations_of(page_of(planted, KOREAN), planted.course())
    assert complaint == f"{KOREAN}:{line}: question 'which-side', but {CHAPTER} has 'which-way'"


PIECE = "/// html | bbh-ballATTRIBUTES\n\nFIGURE\n\n///\n"


@pytest.fixture
def with_piece(planted: Planted) -> Planted:
    """The course with a piece that it may have."""
    element = planted.root / "widgets/ball/element.js"
    element.parent.mkdir(parents=True, exist_ok=True)
    element.write_text("")
    return planted


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("/// html | bbh-bal\n\nFIGURE\n\n///\n", "there is no piece widgets/bal"),
        (
            "/// html | bbh-ball\n\nA ball.\n\n///\n\nFIGURE\n",
            "the piece ball stands around no figure",
        ),
    ],
)
def test_a_piece_that_shows_nothing(with_piece: Planted, block: str, said: str):
    line = put_around_the_figure(with_piece, block)
    (complaint,) = checks.piece_complaints(page_of(with_piece))
    assert complaint == f"{CHAPTER}:{line}: {said}"


def put_around_the_figure(planted: Planted, block: str, attributes: str = "") -> int:
    """Put a block around the figure of the chapter; return the line where it begins."""
    figure = re.search(r"<figure.*?</figure>", page_of(planted).text, re.S)[0]
    return planted.edit(
        CHAPTER, figure, block.replace("ATTRIBUTES", attributes).replace("FIGURE", figure)
    )


@pytest.mark.parametrize("attribute", ['rate="0.1"', 'rate="½"', 'w1="{{ loss:.3f }}"'])
def test_a_number_typed_into_a_piece(with_piece: Planted, attribute: str):
    line = put_around_the_figure(with_piece, PIECE, f"[{attribute}]")
    (complaint,) = prose.typed_numbers(page_of(with_piece), [])
    assert complaint.startswith(f"{CHAPTER}:{line}: the number ")
    assert "an attribute of a piece" in complaint


def test_a_piece_in_one_language_only(with_piece: Planted):
    put_around_the_figure(with_piece, PIECE)
    assert list(checks.piece_complaints(page_of(with_piece))) == []
    (complaint,) = checks.translation_complaints(with_piece.course())
    assert complaint.startswith(f"{KOREAN}:1: lacks the piece '/// html | bbh-ball'")


def test_a_block_that_hides_something(planted: Planted):
    line = put_around_the_figure(planted, "/// html | div[hidden]\n\nFIGURE\n\n///\n")
    complaint = next(checks.hidden_complaints(page_of(planted)))
    assert complaint.startswith(f"{CHAPTER}:{line}: ")
    assert "neither a question nor a piece" in complaint
