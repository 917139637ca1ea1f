"""Pages lose marks and blanks, and nothing that is read."""

from lean import without_indentation, without_plain_marks


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


def test_indentation_goes_but_not_what_is_shown_as_it_stands():
    page = "<ul>\n    <li>a\n  b</li>\n\n</ul><pre>\n    x\n</pre>\n  <script>\n  y()\n</script>"
    assert without_indentation(page) == (
        "<ul>\n<li>a\nb</li>\n</ul><pre>\n    x\n</pre>\n<script>\n  y()\n</script>"
    )
