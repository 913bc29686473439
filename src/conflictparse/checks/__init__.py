"""Whether the claims of a report add up."""
