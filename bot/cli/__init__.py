"""Firsthand from a terminal: the same use cases as in Slack, for whoever runs it."""

from bot.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    app()
