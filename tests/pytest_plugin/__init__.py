"""Tests of `triage.pytest_plugin`."""
