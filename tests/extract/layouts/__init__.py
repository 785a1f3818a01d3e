"""Layouts of one report that nobody lays out on purpose, and that have made readers silently wrong.

A layout takes the printed figures and writes the report (``registry.py``); ``figures.py`` says which figures
are blank; ``proof.py`` reads it and lists the cells that are neither right nor named by an issue. Each layout
is read with each pattern of figures, since what moves a figure unnoticed is most often a blank beside it.

Not here are layouts which are, to the letter, those of another report: a row that lost a cell and has a blank
one more at its end; two figures set in one cell without a space between them. A
pattern of figures that is not asked of a layout is left out where the layout is registered, with the reason:
it cannot be told, or the reader is known not to doubt it.

By hand: ``python -m tests.extract.layouts --seeds 4 [--name part]``.
"""
