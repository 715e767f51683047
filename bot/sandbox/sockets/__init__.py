"""Socket Mode: one envelope to one socket, acks, and redelivery (SLACK.md A.12)."""
