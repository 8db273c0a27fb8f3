"""Vietnamese text put right: legacy encodings, what extraction split, and how plausible a text is."""
