"""The forms by which programmes are changed."""
