"""The strict local Slack: knows the bot by HTTP and sockets only."""
