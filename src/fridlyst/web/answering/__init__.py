"""Answering without an account: the link's own pages, and handing an answer on."""
