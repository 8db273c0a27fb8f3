"""What other programs ask the server: answers and passages as JSON, and a chat as OpenAI's interface has it."""
