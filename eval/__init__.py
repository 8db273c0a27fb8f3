"""What is measured; nothing else imports it."""
