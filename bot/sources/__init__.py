"""Where contacts come from: one folder a system, and one registry of them."""
