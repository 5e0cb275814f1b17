"""Tests of `triage.results`."""
