"""Tie reports to bodies and years, check them, and publish them with Datasette."""
