"""Pages of the report: read, write the coordinator's own texts, make files."""
