"""Tests of `triage.diff`."""
