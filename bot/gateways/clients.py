"""Slack clients whose retries are ours."""

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

HTTP_SECONDS = 10
"""For one call; several of them fit into the time a delivery may take."""


def patient(client: AsyncWebClient, *retries: AsyncRetryHandler) -> AsyncWebClient:
    """The same client without the SDK's own retries, or with these.

    The SDK sends a post again after a lost connection, and so might say it twice.
    """
    return AsyncWebClient(
        token=client.token,
        base_url=client.base_url,
        timeout=HTTP_SECONDS,
        ssl=client.ssl,
        proxy=client.proxy,
        session=client.session,
        trust_env_in_session=client.trust_env_in_session,
        retry_handlers=list(retries),
    )
