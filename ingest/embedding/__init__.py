"""The embedders: the bundled model, and any of sentence-transformers."""
