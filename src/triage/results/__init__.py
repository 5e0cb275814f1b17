"""A result in words: as text, as JSON, as a saved file, with the sign and colour of its urgency."""
