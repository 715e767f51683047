"""The only room that sees both ends: it builds everything from the settings."""
