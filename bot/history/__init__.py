"""What the chat remembers: who asked, conversations, answers with where they came from, feedback, files."""
