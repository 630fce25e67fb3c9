"""The programming interface: keys, problems and one package per word of the field."""
