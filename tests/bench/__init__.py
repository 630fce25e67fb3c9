"""Speed as ratios to a floor taken in the same run; none of it is a test."""
