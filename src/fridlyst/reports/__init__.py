"""Reports: what is said (contents), how it is put together (document), how it is printed (formats)."""
