"""What people do in Slack, and what the app is told about it."""
