"""Loaders of data sets: one file per source."""
