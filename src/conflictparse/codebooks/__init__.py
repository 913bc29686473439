"""Named conventions that turn claims into the figures of a codebook."""
