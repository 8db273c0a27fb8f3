"""Documents from the browser: what editors upload and remove, and the library page that everyone reads."""
