"""What a page of a PDF holds: its characters, lines, pictures and places, read in confined processes."""
