"""One module per format: the bytes of a file in, its words and what it says of itself out."""
