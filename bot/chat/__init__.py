"""The conversation in the browser: what is asked, and how answers are shown."""
