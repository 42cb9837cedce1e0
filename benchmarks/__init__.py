"""What is measured, each beside a named alternative, and what is tried by force."""
