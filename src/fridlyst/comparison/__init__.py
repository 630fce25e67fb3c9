"""Other municipalities' and the nation's figures, fetched and kept with their date."""
