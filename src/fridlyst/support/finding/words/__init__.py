"""The words by which free text is understood, as data: what they can mean, and one file a language."""
