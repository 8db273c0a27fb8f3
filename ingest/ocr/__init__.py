"""The words of scanned pages: picture in, paragraphs out. Tesseract reads the letters, the rest is ours."""

from ingest.ocr.page import recognise
from ingest.ocr.tesseract import OcrUnavailable

__all__ = ["OcrUnavailable", "recognise"]
