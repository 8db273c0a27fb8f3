"""The pages of a PDF: which words stand where, in what order they are read, and whether they can be trusted."""
