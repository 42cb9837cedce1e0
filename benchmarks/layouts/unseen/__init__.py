"""Reports that no rule was made for: other texts, other typesetting, kept back until the rules were done."""
