"""How many: quantities as intervals with their hedge, noun and unit."""
