"""Firsthand: a Slack bot that keeps developers in regular, fair contact with customers."""
