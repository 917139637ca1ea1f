"""Matrices on paper: every entry in its place, blanks where they were asked for."""

import numpy as np

from snippets.affine_layer.worksheet import sheet

TABLE = np.array([[1.0, -2.25, 3.0], [0.5, 10.0, -0.0004]])


def test_all_entries_stand_in_columns_under_the_name_and_the_shape():
    assert sheet("W", TABLE).splitlines() == [
        "W                           (2, 3)",
        "     1.000  -2.250   3.000",
        "     0.500  10.000  -0.000",
    ]


def test_blanks_stand_where_they_were_asked_for_and_keep_the_columns():
    assert sheet("W", TABLE, (0, 1), (1, 2)).splitlines()[1:] == [
        "     1.000    ____   3.000",
        "     0.500  10.000    ____",
    ]


def test_a_vector_is_one_line_and_has_its_own_shape():
    assert sheet("b", TABLE[0], (0, 2)).splitlines() == [
        "b                           (3,)",
        "     1.000  -2.250    ____",
    ]


def test_lines_stay_narrow():
    assert max(map(len, sheet("grad_A1 = grad_Y_hat @ W2.T", TABLE).splitlines())) <= 40


def test_the_caller_keeps_its_array():
    table = TABLE.copy()
    table.flags.writeable = False
    assert sheet("W", table, (0, 0)).count("____") == 1
