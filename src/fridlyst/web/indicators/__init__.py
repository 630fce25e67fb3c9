"""Pages of indicators: definition, series, entry and files."""
