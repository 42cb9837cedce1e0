"""From a PDF to the record of what it says: read, split, annotated, corrected and kept."""
