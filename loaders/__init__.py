"""Loaders: from files to reports with claims as written. They know no driver and no screen."""
