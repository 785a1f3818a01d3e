"""Synthetic reports sent through the programs officials use: browsers' printing, office suites, scanners.

Run by hand (``python -m tests.synthetic.producers``): they need Chromium, LibreOffice or poppler, and time.
"""
