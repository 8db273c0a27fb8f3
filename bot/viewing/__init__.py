"""Whole documents as readers see them: their text, or the pages of the original with the quote marked on them."""
