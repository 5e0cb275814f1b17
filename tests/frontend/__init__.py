"""Tests of `triage.frontend`."""
