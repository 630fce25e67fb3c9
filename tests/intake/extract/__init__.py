"""Tests of the reading of files into blocks."""
