"""Reads news articles and writes a knowledge graph of who and what they name, each link with its evidence."""
