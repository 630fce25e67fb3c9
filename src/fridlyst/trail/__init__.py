"""The trail: what was done, by whom and when, append-only and hash-chained per municipality."""
