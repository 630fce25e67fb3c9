"""Pages of statistics: files taken in, and tables that give nobody away."""
