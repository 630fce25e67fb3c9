"""Reminders by e-mail: who is asked when, the letters, their log and how each can be stopped."""
