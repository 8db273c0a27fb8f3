"""Question sets drafted from an index, for a person to mend."""

from eval.drafting.draft import draft

__all__ = ["draft"]
