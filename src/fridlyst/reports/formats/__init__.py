"""One report in four formats: PDF, Word, Excel and page."""
