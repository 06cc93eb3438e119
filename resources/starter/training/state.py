"""Where training keeps what it has: a folder outside the repository, files replaced whole, logs as JSON lines."""
import json
import os
import signal
import time
from pathlib import Path

import torch

# Held-out pieces: never composed for training.
VALIDATION_SEEDS = 10_000_000
TEST_SEEDS = 20_000_000


def folder(name=""):
    root = Path(os.environ.get("CAPRICCIO_STARTER_CACHE", Path.home() / ".cache" / "capriccio-starter"))
    path = root / name if name else root
    path.mkdir(parents=True, exist_ok=True)
    return path


def save(path, value):
    """A reader sees the old file or the new one, never half of it."""
    temporary = Path(f"{path}.{os.getpid()}.part")
    torch.save(value, temporary)
    os.replace(temporary, path)


def load(path):
    return torch.load(path, map_location="cpu", weights_only=True) if Path(path).exists() else None


class Log:
    def __init__(self, path):
        self.file = open(path, "a")

    def write(self, **values):
        values["time"] = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        print(json.dumps(values), file=self.file, flush=True)


class Timer:
    """True about every `seconds`, and once when the process is asked to end."""

    def __init__(self, seconds):
        self.seconds, self.next, self.ending = seconds, time.monotonic() + seconds, False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._end)

    def _end(self, *_):
        self.ending = True

    def due(self):
        if self.ending or time.monotonic() >= self.next:
            self.next = time.monotonic() + self.seconds
            return True
        return False
