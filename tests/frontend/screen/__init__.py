"""The full-screen questionnaire, as a person meets it."""
