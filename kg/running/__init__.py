"""Runs over many articles: here both halves meet, reading on one side and publishing on the other.

building.py    inputs -> graph, one process
"""
