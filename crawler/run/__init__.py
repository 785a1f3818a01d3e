"""One run of the crawler: what is due, in processes of its own, and the report of how it ended."""
