"""What happened: the words that say that people were killed, things destroyed, ground taken."""
