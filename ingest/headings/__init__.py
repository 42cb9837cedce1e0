"""What each paragraph is: the heading of a round, of an area, of something inside one, or text."""
