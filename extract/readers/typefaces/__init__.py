"""What the fonts that a document carries draw for the digits of its text."""
