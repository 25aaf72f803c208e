"""Screens of the explorer: one file each. They know no Cypher and no driver."""
