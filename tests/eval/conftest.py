"""What the commands of the bot are tested with serves those of the evaluation too."""

from tests.bot.conftest import built

__all__ = ["built"]
