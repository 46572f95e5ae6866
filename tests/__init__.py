"""Tests: rules on literal frames, laws, golden figures."""
