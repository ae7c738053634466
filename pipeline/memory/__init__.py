"""Translation memory: sentences with translations that a person approved or wrote, and the nearest of them."""
