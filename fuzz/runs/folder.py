"""A folder of its own and the program run in it, measured."""

import os
import resource
import shutil
import signal
import tempfile
from pathlib import Path

# A run that does not end is killed: one that works by seconds of its own, one that waits by the clock,
# which on a busy machine says little.
LONGEST_WORK = 20
LONGEST_WAIT = 300

# A panic is told in a sentence, and shown as one where this is set.
ENVIRONMENT = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "RUST_BACKTRACE": "1"}


class Run:
    """What one run of the program did."""

    def __init__(self, folder, name, before, words):
        self.name, self.before, self.words = name, before, words
        out, err = folder.streams
        redirected = [
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
            (os.POSIX_SPAWN_OPEN, 2, err, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600),
        ]
        environment = ENVIRONMENT | folder.extra
        process = os.posix_spawn(folder.program[0], folder.program + words, environment, file_actions=redirected)
        signal.signal(signal.SIGALRM, lambda *_: os.kill(process, signal.SIGKILL))
        resource.prlimit(process, resource.RLIMIT_CPU, (LONGEST_WORK, LONGEST_WORK))
        signal.alarm(LONGEST_WAIT)
        _, status, used = os.wait4(process, 0)
        signal.alarm(0)
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else None
        self.seconds = used.ru_utime + used.ru_stime
        self.megabytes = used.ru_maxrss / 1024
        self.out, self.err = Path(out).read_bytes(), Path(err).read_bytes()
        self.after = folder.files()


class Folder:
    """The folder that every run has to itself, emptied between them."""

    def __init__(self, program, extra=None):
        self.program, self.extra = program, extra or {}
        base = "/dev/shm" if os.path.isdir("/dev/shm") else None
        self.root = tempfile.mkdtemp(prefix="report-runs-", dir=base)
        self.work = os.path.join(self.root, "work")
        self.runs, self.slowest, self.largest = 0, 0.0, 0.0
        self.streams = os.path.join(self.root, "out"), os.path.join(self.root, "err")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.chdir("/")
        shutil.rmtree(self.root)

    def holds(self, files):
        """Empties the folder and puts these files into it."""
        os.chdir("/")
        shutil.rmtree(self.work, ignore_errors=True)
        os.mkdir(self.work)
        os.chdir(self.work)
        for name, data in files.items():
            Path(name).write_bytes(data)
        self.before = dict(files)

    def run(self, name, *words):
        """Runs the program; `name` is the year file that it is about."""
        run = Run(self, name, self.before, list(words))
        self.before = run.after
        self.runs += 1
        self.slowest = max(self.slowest, run.seconds)
        self.largest = max(self.largest, run.megabytes)
        return run

    def files(self):
        """Every file below the folder, with its bytes."""
        found = {}
        for folder, _, names in os.walk(self.work):
            for name in names:
                path = os.path.join(folder, name)
                found[os.path.relpath(path, self.work)] = Path(path).read_bytes()
        return found
