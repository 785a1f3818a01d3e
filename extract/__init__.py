"""Read report files into the official form, every number with its provenance.

Public face for the next stage: :mod:`extract.results` (iterate extracts) and :mod:`extract.form`
(the official form as data).
"""
