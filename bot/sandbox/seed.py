"""The worlds one can start with."""

from bot.sandbox.records import App, Channel, Shortcut, User, Workspace
from bot.sandbox.timeline import Timeline
from bot.sandbox.world import World

BOT_TOKEN = "xoxb-sandbox"  # noqa: S105 - opens nothing but the local Slack
APP_TOKEN = "xapp-sandbox"  # noqa: S105 - likewise
SIGNING_SECRET = "sandbox-signing-secret"  # noqa: S105 - likewise

SCOPES = (
    "commands",
    "chat:write",
    "im:write",
    "im:history",
    "channels:history",
    "groups:history",
    "users:read",
    "channels:read",
    "groups:read",
    "files:write",
    "files:read",
    "app_mentions:read",
    "team:read",
    "dnd:read",
    "users:read.email",
)
"""The core bot scopes of the manifest (SLACK.md A.23), and the optional ones Firsthand uses."""

EVENTS = (
    "app_home_opened",
    "app_mention",
    "message.im",
    "member_joined_channel",
    "member_left_channel",
    "channel_archive",
    "channel_unarchive",
    "channel_rename",
    "channel_deleted",
    "channel_shared",
    "channel_unshared",
    "channel_id_changed",
    "group_archive",
    "group_unarchive",
    "group_rename",
    "group_deleted",
    "team_join",
    "user_change",
    "dnd_updated_user",
    "app_uninstalled",
    "tokens_revoked",
)
"""The events the manifest subscribes to, as far as the local Slack sends them."""

SHORTCUTS = ("log_contact", "pair_developer")
"""The shortcuts of the manifest: from anywhere, and on a message."""

MENU = (
    Shortcut(callback_id="log_contact", name="Log a customer contact", on_message=False),
    Shortcut(callback_id="pair_developer", name="Pair a developer", on_message=True),
)
"""What people call them."""

_PEOPLE = (
    ("ada", "Ada Brandt", "Europe/Berlin"),
    ("jonas", "Jonas Weiß", "Europe/Berlin"),
    ("grace", "Grace Miller", "America/New_York"),
    ("sam", "Sam Carter", "America/New_York"),
    ("thiago", "Thiago Araújo", "America/Sao_Paulo"),
    ("luiza", "Luiza Gonçalves", "America/Sao_Paulo"),
    ("anjali", "Anjali Sen", "Asia/Kolkata"),
    ("ravi", "Ravi Iyer", "Asia/Kolkata"),
)

_LOCALES = {
    "Europe/Berlin": "de-DE",
    "America/New_York": "en-US",
    "America/Sao_Paulo": "pt-BR",
}
"""In which language people of these zones have set Slack; all others British English."""


def found(world: World, *, name: str = "Acme", like: World | None = None) -> None:
    """Lay the ground of any world: a workspace, Slackbot, the app Firsthand and its bot.

    With `like` it is the app of that world, installed here as well; else it is another app. The
    tokens end with the world's tag, if that is not the usual one.
    """
    suffix = "" if world.tag == World.tag else f"-{world.tag.lower()}"
    world.workspace = Workspace(id=world.ids.make("T"), name=name, domain=name.lower())
    world.users["USLACKBOT"] = User(id="USLACKBOT", name="slackbot", real_name="Slackbot", tz=None)
    bot = add_user(world, "firsthand", "Firsthand", "Europe/Berlin", is_bot=True)
    world.app = App(
        id=like.app.id if like else world.ids.make("A"),
        name="Firsthand",
        bot_user=bot.id,
        bot_id=world.ids.make("B"),
        bot_token=BOT_TOKEN + suffix,
        app_token=like.app.app_token if like else APP_TOKEN + suffix,
        scopes=SCOPES,
        events=EVENTS,
        commands=("/firsthand",),
        shortcuts=SHORTCUTS,
        menu=MENU,
        signing_secret=like.app.signing_secret if like else SIGNING_SECRET + suffix,
    )


def add_user(
    world: World,
    name: str,
    real_name: str,
    tz: str,
    *,
    deleted: bool = False,
    is_bot: bool = False,
    is_restricted: bool = False,
) -> User:
    """Add a person (or a bot) to the world; tells nobody."""
    user = User(
        id=world.ids.make("U"),
        name=name,
        real_name=real_name,
        tz=tz,
        locale=_LOCALES.get(tz, "en-GB"),
        deleted=deleted,
        is_bot=is_bot,
        is_restricted=is_restricted,
        updated=int(world.now().timestamp()),
    )
    world.users[user.id] = user
    return user


def add_channel(
    world: World,
    name: str,
    members: list[str],
    *,
    private: bool = False,
    archived: bool = False,
) -> Channel:
    """Add a channel with these members (user ids); tells nobody."""
    channel = Channel(
        id=world.ids.make("C"),
        name=name,
        kind="private" if private else "public",
        members=list(members),
        created=int(world.now().timestamp()),
        creator=members[0] if members else world.app.bot_user,
        archived=archived,
    )
    world.channels[channel.id] = channel
    return channel


def _acme(world: World) -> None:
    found(world)
    team = [add_user(world, *person).id for person in _PEOPLE]
    guest = add_user(world, "noor", "Noor Haddad", "Europe/Berlin", is_restricted=True).id
    add_user(world, "olga", "Olga Lind", "Europe/Berlin", deleted=True)
    buildbot = add_user(world, "buildbot", "Build Bot", "Europe/Berlin", is_bot=True).id
    add_channel(world, "customer-contact", [*team, guest, world.app.bot_user])
    add_channel(world, "general", [*team, buildbot])
    add_channel(world, "support", team)
    add_channel(world, "old-launch", [*team, world.app.bot_user], archived=True)
    add_channel(world, "leads", team[:2], private=True)


def neighbour(world: World, name: str, tag: str, *, same_app: bool = True) -> World:
    """Return a further workspace for the same server, with one person, ada, in #general.

    `tag`, five capital letters or digits, makes its ids and tokens its own. It has the app of
    `world` installed, or without `same_app` another one.
    """

    def seed(made: World) -> None:
        found(made, name=name, like=world if same_app else None)
        ada = add_user(made, "ada", "Ada Brandt", "Europe/Berlin")
        add_channel(made, "general", [ada.id, made.app.bot_user])

    return World(
        timeline=world.timeline, seed=seed, tag=tag, pace=world.pace, monotonic=world.monotonic
    )


def demo_world(timeline: Timeline) -> World:
    """Return the workspace "Acme": eight people in four cities, a guest, a leaver, two bots.

    The bot is in #customer-contact and in the archived #old-launch; #leads is private and without
    it. The tokens are `BOT_TOKEN` and `APP_TOKEN`.
    """
    return World(timeline=timeline, seed=_acme)
