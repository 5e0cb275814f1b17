"""The answers of a path, as a witness of what was found on it."""

from triage.problems import Given

Answers = dict[str, Given]
"""Answers by question, in the order asked. They replay in the interview."""
