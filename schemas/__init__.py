"""Contracts: one pandera model per table that goes in or comes out."""
