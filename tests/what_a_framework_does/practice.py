"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.what_a_framework_does import mistakes

WRONG = {
    mistakes.overwriting: "walk_back",
    mistakes.too_early: "walk_back",
    mistakes.piling_up: "walk_back",
}
ELSEWHERE = {mistakes.by_recursion: "right, but for a graph that is too deep for it"}
