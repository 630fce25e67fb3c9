"""Formats that Fridlyst reads and writes: the programme file and, later, published standards."""
