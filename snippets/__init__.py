"""The course's code: everything that a page shows stands here once."""
