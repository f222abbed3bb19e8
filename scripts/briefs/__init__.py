"""Annotated briefs."""
