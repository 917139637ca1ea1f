"""A block of code says how many lines it has."""

from line_counts import with_line_counts


def test_each_block_says_its_own_number():
    def page(first: str, second: str) -> str:
        return (
            f'<div class="language-python highlight"{first}><pre><code>a\nb\n</code></pre></div>\n'
            f'<div class="language-text highlight"{second}><span class="filename">Output</span>'
            "<pre><code>c\n</code></pre></div>\n"
        )

    counted = page(' style="--lines:2"', ' style="--lines:1"')
    assert with_line_counts(page("", "")) == counted


def test_code_in_a_sentence_is_left_alone():
    assert with_line_counts("<p><code>x</code></p>") == "<p><code>x</code></p>"
