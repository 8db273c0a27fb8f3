"""Passages read: which sentence, span or list answers, and how sure that is."""
