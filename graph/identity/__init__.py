"""Show why entities are what they are, and ask a person where that is in doubt."""
