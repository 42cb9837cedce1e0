"""Search in what is archived, and comparison of wording from round to round."""
