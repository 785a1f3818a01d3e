"""Reports before 2019: a table of indicators, drawn, worded, broken and written; the truth comes with it."""
