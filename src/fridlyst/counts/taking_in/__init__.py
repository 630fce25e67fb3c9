"""A file of counts in: read, found to hold no individual, understood, and made rows. Writes nothing."""
