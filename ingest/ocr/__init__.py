"""The words of scanned pages: picture in, paragraphs out. Tesseract reads the letters, the rest is ours."""

from ingest.ocr.page import PlacedWord, placed_words, recognise
from ingest.ocr.tesseract import OcrUnavailable, is_available

__all__ = ["OcrUnavailable", "PlacedWord", "is_available", "placed_words", "recognise"]
