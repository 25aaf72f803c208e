"""Counterwatch's graph: its vocabulary, its names, its store and the questions asked of it."""
