"""Where replicas are born: imports the whole program once, then forks a process for each line.

A line of JSON on standard input is a replica's spec; its process id is the answer. Importing takes
longer than a replica lives under chaos.
"""

import json
import os
import signal
import sys
import traceback
from contextlib import suppress

# What the program imports lazily is imported here, once for all.
import matplotlib.backends.backend_agg  # noqa: F401 -- see above
import scipy.optimize  # noqa: F401 -- see above

from tests.chaos import replica

MOST_ALIVE = 20


def bear(spec: replica.Spec) -> int:
    """Fork one replica; its process id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        log = os.open(spec.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        nothing = os.open(os.devnull, os.O_RDONLY)
        for source, target in ((nothing, 0), (log, 1), (log, 2)):
            os.dup2(source, target)
        replica.main(spec)
        code = 0
    except BaseException:  # noqa: BLE001 -- this process must never go on as a nursery
        traceback.print_exc()
    finally:
        os._exit(code)


def main() -> None:
    """Bear until nobody asks any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the dead leave nothing behind
    born = []
    for line in sys.stdin:
        born.append(bear(replica.Spec(**json.loads(line))))
        sys.stdout.write(f"{born[-1]}\n")
        sys.stdout.flush()
    for pid in born[-MOST_ALIVE:]:  # whoever asked is gone, so the replicas go too
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
