#!/usr/bin/env python3
"""Runs clang-tidy on the sources that changed, newest first, until all are clean or the time is up.

    check_tidy.py ROOT BUILD [--all] [--seconds N]

Changed is: against the point where this branch left main, and what is not committed; on main itself, the last 8 commits. A
source that was found clean is not read again until it, a header of ours it includes, or the configuration changes.
"""
import argparse
import concurrent.futures
import functools
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import time

from tools import find_tool

COMMITS_ON_MAIN = 8
INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)


def git(root: pathlib.Path, *arguments: str) -> list[str]:
    done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.splitlines() if done.returncode == 0 else []


def base_of(root: pathlib.Path) -> str:
    for branch in ("origin/main", "main"):
        base = git(root, "merge-base", "HEAD", branch)
        if base and base != git(root, "rev-parse", "HEAD"):
            return base[0]
    commits = git(root, "rev-list", "--first-parent", f"--max-count={COMMITS_ON_MAIN + 1}", "HEAD")
    return commits[-1] if commits else "HEAD"


def changed_names(root: pathlib.Path) -> list[str]:
    base = base_of(root)
    newest_first = git(root, "log", "--name-only", "--format=", f"{base}..HEAD")
    uncommitted = git(root, "diff", "--name-only", "HEAD") + git(root, "ls-files", "-o", "--exclude-standard")
    return list(dict.fromkeys(uncommitted + newest_first))


@functools.cache
def text_of(path: pathlib.Path) -> str:
    return path.read_text() if path.is_file() else ""


def everything_read(root: pathlib.Path, name: str, seen: dict[str, str]) -> dict[str, str]:
    """The file and the headers of ours that it includes, near and far."""
    if name not in seen:
        seen[name] = text_of(root / name)
        for header in INCLUDE.findall(seen[name]):
            everything_read(root, header, seen)
    return seen


def stamp_of(root: pathlib.Path, build: pathlib.Path, name: str) -> pathlib.Path:
    digest = hashlib.sha256((text_of(root / ".clang-tidy") + name).encode())
    for text in everything_read(root, name, {}).values():
        digest.update(text.encode())
    return build / "tidy" / digest.hexdigest()


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
    arguments.add_argument("--all", action="store_true")
    arguments.add_argument("--seconds", type=float, default=150)
    given = arguments.parse_args()
    tool = find_tool("clang-tidy")
    (given.build / "tidy").mkdir(exist_ok=True)
    names = sources_to_read(given.root, given.build, given.all)
    stale = [n for n in names if not stamp_of(given.root, given.build, n).exists()]
    until = time.monotonic() + given.seconds

    def read(name: str) -> tuple[str, str | None]:
        if time.monotonic() > until:
            return name, None
        done = subprocess.run([tool, "--quiet", "-p", str(given.build), str(given.root / name)],
                              capture_output=True, text=True, check=False)
        if done.returncode == 0:
            stamp_of(given.root, given.build, name).touch()
        return name, done.stdout + done.stderr if done.returncode else ""

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(read, stale))
    broken = [said for _, said in results if said]
    late = [name for name, said in results if said is None]
    print("\n".join(broken))
    print(f"{len(names)} changed sources: {len(names) - len(stale)} known to be clean, {len(stale) - len(late)} read, "
          f"{len(broken)} with faults, {len(late)} not reached in {given.seconds:.0f} s {' '.join(late)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
