"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.initialisation import mistakes

WRONG = {mistakes.zeros: "he_normal", mistakes.exchanged: "he_normal"}
ELSEWHERE = {mistakes.unbound: "wrong only for a method that nobody knows"}
