"""Tests of `triage.reading`."""
