"""A document taken apart: its rounds, its sections, and what became of every character."""
