"""Running texts in versions: sections and passages, places found in them, changes made to them."""
