"""Runs one command and tells its time and peak memory: python -I -S bench/child.py COMMAND ...

A process on its own, kept small: what a process is said to have held at most begins with what
its parent held when it was started.
"""

import json
import os
import subprocess
import sys
import time


def main() -> int:
    """Run the command; a line of JSON on standard output, its messages on standard error."""
    begun = time.perf_counter()
    running = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(running.pid, 0)
    seconds = time.perf_counter() - begun
    running.returncode = os.waitstatus_to_exitcode(status)
    print(json.dumps({"seconds": seconds, "peak_mib": usage.ru_maxrss / 1024}))
    return running.returncode


if __name__ == "__main__":
    sys.exit(main())
