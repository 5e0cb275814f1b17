"""Tests of `triage.reports`."""
