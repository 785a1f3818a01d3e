"""One attempt, HTTP or browser: where it may go, how it is made, and what came of it."""
