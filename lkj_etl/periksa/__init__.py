"""Checking: frames against contracts, files against one another."""
