"""The words by which an activity's placing is proposed, as data: one file a list of codes."""
