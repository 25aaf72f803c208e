"""Training and measuring what prose claims: annotated texts, what matches them, weights for the judge."""
