"""The public sources of the division table and how they are put together (used by the builder only)."""
