"""A municipality's own Word template: its fields checked at upload, filled without ever being a program."""
