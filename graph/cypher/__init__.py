"""All query text. Parameters carry every value; labels and types are put in from the closed vocabulary only."""
