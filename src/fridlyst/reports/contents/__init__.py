"""What a report says, in the words of the field."""
