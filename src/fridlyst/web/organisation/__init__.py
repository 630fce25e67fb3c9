"""Pages of the organisation: its bodies, a body's own part, people and roles."""
