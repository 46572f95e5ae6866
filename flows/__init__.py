"""Doors: the command line, the quarterly flow and its wiring."""
