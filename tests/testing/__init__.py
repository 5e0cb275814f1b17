"""Tests of `triage.testing`."""
