"""Finding: what is understood, what is found, how surely and in which order."""
