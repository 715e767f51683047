"""Whether a file lies on a network share, where SQLite's locks do not hold."""

from pathlib import Path

MOUNTS = Path("/proc/mounts")

_SHARED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre", "davfs"}
)
_SHARED_BY_FUSE = ("fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.gluster", "fuse.davfs")


def share_of(folder: Path, mounts: Path = MOUNTS) -> str:
    """The kind of network share this folder lies on, such as "nfs"; "" for a local disk.

    Where the system does not tell (it is not Linux), every disk counts as local.
    """
    try:
        lines = mounts.read_text().splitlines()
    except OSError:
        return ""
    parts = [line.split() for line in lines]
    kinds = {Path(part[1].replace("\\040", " ")): part[2] for part in parts if len(part) > 2}  # noqa: PLR2004 -- device, place, kind
    whole = folder.resolve()
    kind = next((kinds[place] for place in (whole, *whole.parents) if place in kinds), "")
    return kind if kind in _SHARED or kind.startswith(_SHARED_BY_FUSE) else ""
