"""Tables whose rows are areas and whose columns tell how it stands with them."""
