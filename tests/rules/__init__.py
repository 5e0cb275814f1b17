"""Tests of the shipped questionnaire itself: its content, not the machinery that runs it."""
