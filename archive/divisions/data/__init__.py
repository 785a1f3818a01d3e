"""Committed data: the derived tables and the hand-kept lists beside them (docs/divisions.md)."""
