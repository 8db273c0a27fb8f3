"""Who uses the chat and what they may do."""
