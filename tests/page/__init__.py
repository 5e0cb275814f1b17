"""Tests of `triage.page`."""
