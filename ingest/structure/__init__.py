"""How a text is built: its blocks, its sentences, and the lists it contains, all as offsets into the text."""

from ingest.structure.blocks import Block, blocks
from ingest.structure.enumerations import enumerations
from ingest.structure.sentences import sentences
from ingest.structure.types import Enumeration

__all__ = ["Block", "Enumeration", "blocks", "enumerations", "sentences"]
