"""Tests of the structure of a file."""
