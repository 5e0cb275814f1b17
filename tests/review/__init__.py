"""Tests of the review sheet."""
