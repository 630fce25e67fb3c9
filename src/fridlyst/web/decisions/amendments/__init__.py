"""Pages of amendments: how each stands in the text, and what is done with them."""
