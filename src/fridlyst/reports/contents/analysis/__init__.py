"""The analysis report of a follow-up: purpose, method, results, hindrances, lessons, proposals."""
