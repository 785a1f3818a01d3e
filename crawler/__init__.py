"""Collect reports from government portals, politely, and keep every byte.

Public face for the later stages: :mod:`crawler.store` (resources and bytes) and :mod:`crawler.store.results`
(portals, sources, runs, fetches); :mod:`crawler.run.runner` runs a crawl. Shared by all stages are
:mod:`~crawler.workspace`, :mod:`~crawler.outcome`, :mod:`~crawler.exit_codes`, :mod:`~crawler.errors`,
:mod:`~crawler.lock`, :mod:`~crawler.signals` and :mod:`~crawler.progress`.
"""
