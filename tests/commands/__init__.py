"""Tests of `triage.commands`."""
