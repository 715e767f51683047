"""What is well between the bot and Slack and what is not, each with how to mend it."""

from collections.abc import AsyncIterator, Collection, Iterable, Iterator
from urllib.parse import urlsplit

from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.config import Settings, SettingsError
from bot.gateways.directory import SlackDirectory
from bot.gateways.reaching import status_of, why_not_ours, why_unreachable
from bot.gateways.sentences import SlackProblem
from bot.slack.permissions import FEATURES, SCOPES, Feature, switched_on
from bot.wiring.finding import Finding, compare_clocks
from bot.wiring.ways import ByHttp, BySocket, way_to_slack

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 -- nobody listens here
_OK, _AILING = 200, 503


async def examine_slack(
    settings: Settings, request_url: str = "", workspaces: Collection[str] = ()
) -> list[Finding]:
    """Look at Slack, tokens, scopes and the way in; what does not do is a finding.

    Args:
        settings: the settings, whose tokens may be missing.
        request_url: where Slack reaches the bot over HTTP, if that is to be tried.
        workspaces: ids of those the database belongs to.
    """
    return [one async for one in _examine(settings, request_url, workspaces)]


async def _examine(
    settings: Settings, request_url: str, workspaces: Collection[str]
) -> AsyncIterator[Finding]:
    way: BySocket | ByHttp | None = None
    try:
        way = way_to_slack(settings)
    except SettingsError as problem:
        yield Finding(says="settings: not complete", mend=str(problem))
    if settings.bot_token is None:
        return
    token = settings.bot_token.get_secret_value()
    client = AsyncWebClient(token=token, base_url=settings.api_url)
    directory = SlackDirectory(client)
    try:
        theirs = await directory.now()
    except SlackProblem as problem:
        yield Finding(says=f"Slack: {settings.api_url} does not answer", mend=str(problem))
        return
    if theirs is not None:
        yield compare_clocks("Slack", (theirs - SystemClock().now()).total_seconds())
    async for one in _bot_token(directory, workspaces):
        yield one
    async for one in _way_in(way, directory, client.proxy):
        yield one
    if request_url:
        yield await _outside(settings, request_url)


async def _way_in(
    way: BySocket | ByHttp | None, directory: SlackDirectory, proxy: str | None
) -> AsyncIterator[Finding]:
    if isinstance(way, BySocket):
        async for one in _socket(directory, way, proxy):
            yield one
    elif way is not None:
        yield await _http(way)


async def _bot_token(
    directory: SlackDirectory, workspaces: Collection[str]
) -> AsyncIterator[Finding]:
    try:
        identity = await directory.check()
    except SlackProblem as problem:
        yield Finding(says="bot token: does not work", mend=str(problem))
        return
    yield Finding(says=f"bot token: works, in {identity.workspace_name}")
    if set(workspaces) - {identity.workspace_id}:
        yield Finding(
            says=f"workspace: this database is not of {identity.workspace_name}",
            mend="set SLACK_BOT_TOKEN to the token of its workspace, or FIRSTHAND_DATABASE_URL"
            " to another database",
        )
    for one in _scopes(identity.scopes):
        yield one


def _scopes(granted: frozenset[str]) -> Iterator[Finding]:
    on = switched_on(granted)
    missing = [scope for scope in SCOPES if scope not in granted]
    there = len(SCOPES) - len(missing)
    yield Finding(says=f"scopes: {there} of the {len(SCOPES)} needed are granted")
    for scope in missing:
        says = f"scope: {scope} is missing, for {SCOPES[scope]}"
        yield Finding(says=says, mend=_mend(on))
    for feature in FEATURES:
        yield _option(feature, granted)
    optional = {scope for one in FEATURES for scope in one.scopes}
    if spare := sorted(granted - set(SCOPES) - optional):
        yield Finding(says=f"scopes: {', '.join(spare)} granted, and not needed")


def _option(feature: Feature, granted: frozenset[str]) -> Finding:
    missing = [scope for scope in feature.scopes if scope not in granted]
    if not missing:
        return Finding(says=f"option: {feature.name} is on, to {feature.gives}")
    lacks = f"({', '.join(missing)} is missing), so it cannot {feature.gives}"
    wanted = (*switched_on(granted), feature)
    if len(missing) < len(feature.scopes):
        return Finding(says=f"option: {feature.name} is only half on {lacks}", mend=_mend(wanted))
    return Finding(
        says=f"option: {feature.name} is off {lacks}; {_manifest(wanted)} asks for it as well"
    )


def _mend(features: Iterable[Feature]) -> str:
    return (
        f"paste what {_manifest(features)} prints into the app's page App Manifest, and install it"
        " again"
    )


def _manifest(features: Iterable[Feature]) -> str:
    """The command that asks for these, so that what is on stays on."""
    return f"`firsthand manifest{''.join(f' --with {one.name}' for one in features)}`"


async def _socket(
    directory: SlackDirectory, way: BySocket, proxy: str | None
) -> AsyncIterator[Finding]:
    try:
        address = await directory.check_app(way.app_token.get_secret_value())
    except SlackProblem as problem:
        yield Finding(says="app-level token: does not work", mend=str(problem))
        return
    yield Finding(says="app-level token: works")
    host = urlsplit(address).netloc
    if why := await why_unreachable(address, proxy):
        yield Finding(
            says=f"socket: {host} cannot be reached ({why})",
            mend="let this machine open HTTPS connections to it, or name a proxy in HTTPS_PROXY",
        )
    else:
        yield Finding(says=f"socket: {host} can be reached")


async def _http(way: ByHttp) -> Finding:
    host = _EVERYWHERE.get(way.host, f"[{way.host}]" if ":" in way.host else way.host)
    address = f"http://{host}:{way.port}"
    status = await status_of(f"{address}/health")
    if status == _OK:
        return Finding(says=f"HTTP: the bot at {address} is alive")
    if status == _AILING:
        return Finding(says=f"HTTP: the bot at {address} is not well", mend="see its log for why")
    what = "nothing listens" if status is None else "something else listens"
    mend = "start `firsthand run`, or choose another FIRSTHAND_HTTP_PORT"
    return Finding(says=f"HTTP: {what} at {address}", mend=mend)


async def _outside(settings: Settings, request_url: str) -> Finding:
    secret = settings.signing_secret.get_secret_value().strip()
    why = await why_not_ours(request_url, secret, SystemClock().now())
    if not why:
        return Finding(says=f"HTTP: {request_url} is this bot, and knows what Slack signs")
    return Finding(
        says=f"HTTP: {request_url} {why}",
        mend="see that the balancer passes requests on unchanged, that SLACK_SIGNING_SECRET is"
        " the app's, and the clocks are right",
    )
