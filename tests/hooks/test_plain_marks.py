"""Code loses marks, and nothing that is read."""

from plain_marks import without_plain_marks


def test_only_what_has_a_colour_of_its_own_keeps_its_mark():
    page = (
        '<pre><span></span><code><span class="k">if</span><span class="w"> </span>'
        '<span class="n">y</span> <span class="ow">in</span> <span class="p">(</span>z:\n'
        '    <span class="c1"># note</span></code></pre>'
    )
    assert without_plain_marks(page) == (
        '<pre><code><span class="k">if</span> y <span class="ow">in</span> (z:\n'
        '    <span class="c1"># note</span></code></pre>'
    )
