"""A browser's own translation leaves code alone."""

from as_it_is import code_as_it_is


def test_code_in_a_sentence_and_in_a_block_is_left_alone():
    page = '<p>Call <code>f</code>.</p><pre><span></span><code class="x">y</code></pre><codex>'
    assert code_as_it_is(page) == (
        '<p>Call <code translate="no">f</code>.</p>'
        '<pre><span></span><code translate="no" class="x">y</code></pre><codex>'
    )
