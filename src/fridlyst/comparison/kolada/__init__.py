"""Speaking with Kolada's open interface, versions 3 and 2; plain Python, knows no database."""
