"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.chain_rule import mistakes

WRONG = {
    mistakes.outer_slope_at_x: "composed_slope",
    mistakes.link_added: "backward",
    mistakes.path_overwritten: "backward",
}
