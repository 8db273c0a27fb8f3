"""A question as it was typed, to what is looked for."""
