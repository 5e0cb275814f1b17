"""Tests of the way through a questionnaire."""
