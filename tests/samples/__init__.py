"""Sample reports for the simulated portals: invented places, our own sentences, real kinds of defects.

``python -m tests.samples`` writes them to ``crawler/simulator/samples``; the same code writes the same bytes.
"""
