"""Walks every address of the site: what the resolver knows, what forms stand on pages, what is stored."""
