"""One page per component, with real examples; only in development and in the demonstration."""
