"""The letter to those who decide: each part proposed from the system's facts, in official Swedish.

The language of an authority is Swedish (språklagen 2009:600, 10 §), so a letter is never in another.
"""
