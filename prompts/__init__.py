"""The prompts that chat models get: versioned files, and the loader that checks their variables."""
