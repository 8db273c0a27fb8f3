"""Briefings for trainers: what an index says of a topic, every statement with the quote that bears it out."""
