"""The archive package: text, decisions and reports as PDF/A, documents as they are, listed and summed."""
