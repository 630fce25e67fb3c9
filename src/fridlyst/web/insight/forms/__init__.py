"""Forms of what is published and of feedback."""
