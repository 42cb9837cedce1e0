"""Whether an archive is as it was written, and what can be mended."""
