"""One source in one run: its walk, how it ended, and what is noted of it."""
