"""Collect reports from government portals, politely, and keep every byte.

Public face for the later stages: :mod:`crawler.store` (resources and bytes), :mod:`crawler.store.results`
(portals, sources, runs, fetches), :mod:`crawler.workspace`, :mod:`crawler.exit_codes` and
:mod:`crawler.progress`.
"""
