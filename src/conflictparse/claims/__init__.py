"""Claims: findings joined into who says that how many of whom were what."""
