#!/usr/bin/env python3
"""Runs clang-tidy on the sources that changed, newest first.

    check_tidy.py ROOT BUILD [--all] [--seconds N]

Changed is: against the point where this branch left main; on main itself, since the commit named in tidy_base.txt (write
it there once `--all` has found the whole project clean), else the newest 30; and whatever is not committed. What was
found clean once, in any build of this machine, is not read again until it, the header beside it, the configuration or
the tool changes: other headers have a source of their own to be read with.
Where the time is up before everything was read, the names of the rest are printed and the test counts as skipped.
"""
import argparse
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time

from tools import find_tool

BASE_FILE = "tests/rules/tidy_base.txt"
COMMITS_WITHOUT_BASE = 30
NOT_ALL_READ = 77  # ctest's SKIP_RETURN_CODE


def git(root: pathlib.Path, *arguments: str) -> list[str]:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def base_of(root: pathlib.Path) -> str:
    for branch in ("origin/main", "main"):
        base = git(root, "merge-base", "HEAD", branch)
        if base and base != git(root, "rev-parse", "HEAD"):
            return base[0]
    noted = text_of(root / BASE_FILE).strip()
    if noted and git(root, "merge-base", noted, "HEAD") == [noted]:
        return noted
    commits = git(root, "rev-list", "--first-parent", f"--max-count={COMMITS_WITHOUT_BASE + 1}", "HEAD")
    return commits[-1] if commits else "HEAD"


def changed_names(root: pathlib.Path) -> list[str]:
    newest_first = git(root, "log", "--name-only", "--format=", f"{base_of(root)}..HEAD")
    uncommitted = git(root, "diff", "--name-only", "HEAD") + git(root, "ls-files", "-o", "--exclude-standard")
    return list(dict.fromkeys(uncommitted + newest_first))


def text_of(path: pathlib.Path) -> str:
    return text_as_of(path, path.stat().st_mtime_ns) if path.is_file() else ""


@functools.cache
def text_as_of(path: pathlib.Path, _written: int) -> str:
    return path.read_text()


class Memory:
    """What was found clean: an empty file for each, named by all that the verdict depends on."""

    def __init__(self, root: pathlib.Path, tool: str):
        self.root = root
        version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=False).stdout
        self.settings = text_of(root / ".clang-tidy") + version
        caches = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
        self.directory = pathlib.Path(caches) / "linli" / "tidy"
        self.directory.mkdir(parents=True, exist_ok=True)

    def stamp(self, name: str) -> pathlib.Path:
        room = text_of(self.root / name.split("/")[0] / ".clang-tidy")
        header = text_of(self.root / re.sub(r"\.cpp$", ".h", name))
        digest = hashlib.sha256("\n".join([self.settings, room, name, text_of(self.root / name), header]).encode())
        return self.directory / digest.hexdigest()


def sources_to_read(root: pathlib.Path, build: pathlib.Path, everything: bool) -> list[str]:
    """What the build compiles of the changed files; for a header, the source beside it."""
    compiled = {pathlib.Path(c["file"]).resolve() for c in json.loads((build / "compile_commands.json").read_text())}
    compiled = {p.relative_to(root).as_posix() for p in compiled if p.is_relative_to(root) and build not in p.parents}
    if everything:
        return sorted(compiled)
    wanted = (re.sub(r"\.h$", ".cpp", name) for name in changed_names(root))
    return list(dict.fromkeys(name for name in wanted if name in compiled))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("root", type=lambda p: pathlib.Path(p).resolve())
    arguments.add_argument("build", type=lambda p: pathlib.Path(p).resolve())
    arguments.add_argument("--all", action="store_true", help="every source, however long it takes")
    arguments.add_argument("--seconds", type=float, default=40, help="no source is begun after these")
    given = arguments.parse_args()
    tool = find_tool("clang-tidy")
    memory = Memory(given.root, tool)
    names = sources_to_read(given.root, given.build, given.all)
    stale = [n for n in names if not memory.stamp(n).exists()]
    until = float("inf") if given.all else time.monotonic() + given.seconds

    def read(name: str) -> tuple[str, bool | None]:
        """True: clean; None: not begun."""
        if time.monotonic() > until:
            return name, None
        stamp = memory.stamp(name)
        done = subprocess.run([tool, "--quiet", "-p", str(given.build), str(given.root / name)],
                              capture_output=True, text=True, check=False)
        if done.returncode == 0 and stamp == memory.stamp(name):  # not edited meanwhile
            stamp.touch()
        if done.returncode != 0:
            print(f"{name}\n{done.stdout}{done.stderr}", flush=True)
        return name, done.returncode == 0

    with concurrent.futures.ThreadPoolExecutor(min(4, os.cpu_count() or 1)) as pool:
        results = list(pool.map(read, stale))
    broken = [name for name, clean in results if clean is False]
    late = [name for name, clean in results if clean is None]
    print(f"{len(names)} sources: {len(names) - len(stale)} known to be clean, {len(stale) - len(late)} read, "
          f"{len(broken)} with faults, {len(late)} not read")
    if late:
        print(f"The {given.seconds:.0f} s were up before these; run check_tidy.py again, or with --all:", *late, sep="\n  ")
    if broken:
        return 1
    return NOT_ALL_READ if late else 0


if __name__ == "__main__":
    sys.exit(main())
