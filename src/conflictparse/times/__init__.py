"""When: dates, relative times and spans as intervals."""
