"""Tests of `triage.interview`."""
