"""What the pages of following up show, as frozen values."""
