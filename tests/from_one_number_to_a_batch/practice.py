"""What a reader is told who writes the wrong ways of this chapter into its practice notebook."""

from snippets.from_one_number_to_a_batch import mistakes

WRONG = {
    mistakes.wrong_axis: "backward",
    mistakes.suspect_b: "backward",
    mistakes.suspect_d: "backward",
    mistakes.suspect_e: "backward",
    mistakes.lost_keepdims: "row_shares",
}
ELSEWHERE = {
    mistakes.suspect_a: "it is right",
    mistakes.suspect_c: "it is right",
    mistakes.no_shape_check: "a loss, no gradient",
}
