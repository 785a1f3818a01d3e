"""Reports made up by us, with the truth known: drawn, laid out, broken, rendered, read back, compared."""
