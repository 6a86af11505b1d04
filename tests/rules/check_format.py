#!/usr/bin/env python3
"""Fails when a source is not as clang-format writes it. `check_format.py ROOT --fix` rewrites what is not."""
import pathlib
import subprocess
import sys

from sources import cpp_files, report
from tools import find_tool


def main(root: pathlib.Path, fix: bool) -> int:
    tool = find_tool("clang-format")
    files = [str(f) for f in cpp_files(root)]
    if fix:
        return subprocess.run([tool, "-i", *files], check=False).returncode
    halves = [subprocess.Popen([tool, "--dry-run", *files[i::2]], stderr=subprocess.PIPE, text=True) for i in (0, 1)]
    said = [line for half in halves for line in half.communicate()[1].splitlines()]
    broken = sorted({line.split(": warning")[0] for line in said if "[-Wclang-format-violations]" in line})
    failed = any(half.returncode for half in halves)
    broken = [b.removeprefix(f"{root}/") + ": not as clang-format writes it" for b in broken] or (said if failed else [])
    return report(broken, f"{len(files)} files as {tool} writes them")


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve(), "--fix" in sys.argv))
