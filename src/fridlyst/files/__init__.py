"""Files from outside: told apart by content, checked, and kept once by what they hold."""
