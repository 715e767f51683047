"""The signature Slack puts on every HTTP request to an app (SLACK.md A.11)."""

import hashlib
import hmac

from bot.sandbox.world import World


def signature(secret: str, timestamp: int, body: str) -> str:
    """Return the signature of a body sent at `timestamp`, in Unix seconds."""
    message = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()


def signed_headers(world: World, body: str) -> dict[str, str]:
    """Return the headers that prove a body to be ours: real time, unless a fault skews it."""
    skew = world.struck({"clock_skew"})
    timestamp = int(world.wall() + (skew.seconds if skew else 0))
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(world.app.signing_secret, timestamp, body),
    }
