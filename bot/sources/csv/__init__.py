"""Tickets from a file that a help desk exported as CSV."""

from bot.sources.csv.columns import FIELDS, guess_columns, parse_map
from bot.sources.csv.source import CsvSource

__all__ = ["FIELDS", "CsvSource", "guess_columns", "parse_map"]
