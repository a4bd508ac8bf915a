"""Kronika: facts from reports in several languages, as tables, compared across sources."""
