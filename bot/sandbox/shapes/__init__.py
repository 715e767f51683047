"""How Slack words what the world remembers."""
