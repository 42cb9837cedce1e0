"""Pages without text: read by tesseract, with what it misses measured in the picture."""
