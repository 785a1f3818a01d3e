"""Measurements, side by side: ``python -m tests.bench [module …]``.

Every module beside this one may define ``run() -> list[dict]``. A row says what was measured::

    {"table": "PDF with a text layer", "what": "nianbao", "seconds": 0.041, "exact": 1.0, "base": True}

``table`` groups rows, ``what`` names one, ``seconds`` is the median of several runs per item (document,
page, report). One row of a table may be the ``base``; the others are shown as multiples of it. Any further
key becomes a column as it is. Ratios are what to trust: machines differ.
"""
