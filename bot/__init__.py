"""Question in, cited answer out; the command line and the chat."""
