"""Text in, index out: reading, describing, cutting, embedding and storing documents."""
