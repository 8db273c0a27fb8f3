"""Which embedder an index is tied to; apart from the embedders, whose libraries take long to import."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """What an index must have been built with to be searched: vectors of two identities do not compare."""

    name: str
    """What `ingest.embed.open_embedder` opens it by."""
    revision: str
    """Changes whenever the weights or their preparation change."""
    dimensions: int
