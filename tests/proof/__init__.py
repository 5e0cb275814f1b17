"""Tests of `triage.proof`."""
