"""The full-screen questionnaire. Only `triage run` in a terminal imports it, and Textual."""
