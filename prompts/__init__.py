"""The prompts of chat models; none yet."""
