"""Gateways: where what the outbox says is really said, and where people are looked up."""
