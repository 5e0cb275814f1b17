"""Tests of `triage.mutation`."""
