"""What on a page is body text, in which order it is read, and what stands aside of it."""
