"""Makes whole questionnaires, sound or with one fault, to try out what reads rule files."""
