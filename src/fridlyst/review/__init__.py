"""Reviewing what was read: a document beside its proposals, until it is taken in as a programme."""
