"""The municipality and its bodies."""
