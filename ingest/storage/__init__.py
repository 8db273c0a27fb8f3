"""What an index is on disk: parts, words, vectors, generations, and how the next one is written."""
