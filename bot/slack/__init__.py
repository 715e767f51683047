"""The front door: what people type and press in Slack, as calls of use cases."""
