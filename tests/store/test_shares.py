from pathlib import Path

import pytest

from bot.store.engine import make_engine
from bot.store.problems import DatabaseProblem
from bot.store.shares import share_of

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
host:/export /srv nfs4 rw 0 0
//host/x /srv/my\\040disk cifs rw 0 0
/dev/sdb1 /srv/local xfs rw 0 0
me@host: /far fuse.sshfs rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv", "nfs4"),
        ("/srv/deep/down", "nfs4"),
        ("/srv/my disk/x", "cifs"),
        ("/srv/local/x", ""),
        ("/home/me", ""),
        ("/far/away", "fuse.sshfs"),
    ],
)
def test_a_share_is_told_by_the_nearest_mount(tmp_path: Path, folder: str, kind: str) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert share_of(Path(folder), mounts) == kind


def test_where_nothing_is_told_every_disk_is_local(tmp_path: Path) -> None:
    assert share_of(tmp_path, tmp_path / "nothing") == ""


def test_sqlite_on_a_share_is_refused_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.engine.share_of", lambda _folder: "nfs4")
    with pytest.raises(DatabaseProblem, match=r"network share \(nfs4\).*PostgreSQL\.$"):
        make_engine(f"sqlite:///{tmp_path / 'x.db'}")
    assert list(tmp_path.iterdir()) == []
