"""Tests of what is said about the proof."""
