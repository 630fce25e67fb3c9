"""The picture of the situation that lag (2023:196) 4 § asks for, and when it is due."""
