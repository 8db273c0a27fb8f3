"""Questions that the documents answer: made of what these say, and offered once they are answered."""
