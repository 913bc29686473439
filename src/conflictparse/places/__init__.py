"""Where: place names, the part they play, and the gazetteer record they mean."""
