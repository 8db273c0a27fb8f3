"""Web pages: their characters, their paragraphs, and which of these are the main text."""
