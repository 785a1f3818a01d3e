"""The fuzz: one target per reader, damage that knows each container's make, and what must hold afterwards.

    python -m tests.extract.fuzz                               # the million, resumed from its log
    python -m tests.extract.fuzz --documents 20000 --containers html,pdf
    python -m tests.extract.fuzz --one html:4711 --write html-4711.html

Document number n of a container is always the same bytes, so one line makes any finding again.
"""
