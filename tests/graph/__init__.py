"""Tests of `triage.graph`."""
