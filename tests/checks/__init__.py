"""Tests of `triage.checks`."""
