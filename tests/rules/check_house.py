#!/usr/bin/env python3
"""Fails on what a reader would send back at once: paths of one machine, marks of unfinished work, endless files."""
import pathlib
import re
import subprocess
import sys

from sources import report

TEXT = {".cpp", ".h", ".py", ".sh", ".ts", ".vue", ".js", ".mjs", ".css", ".html", ".txt", ".cmake", ".toml", ".md", ".json",
        ".yaml", ".service", ".rules", ""}
CODE = {".cpp", ".h", ".py", ".sh", ".ts", ".vue", ".js", ".mjs"}
LONGEST = 400
MACHINE = re.compile(r"(?:^|[^A-Za-z0-9_./~$}-])/(?:work|farm|root|home/[a-z]+)/")
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|\bDIS" r"ABLED_\w")
DETACH = re.compile(r"\.detach\s*\(\s*\)")


def files_of(root: pathlib.Path) -> list[pathlib.Path]:
    """What git would keep: tracked, or new and not ignored."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    names = listed.stdout.splitlines() if listed.returncode == 0 else [
        p.relative_to(root).as_posix() for p in root.rglob("*")]
    return sorted(p for name in names if (p := root / name).is_file() and p.suffix in TEXT and p.name != "package-lock.json")


def faults_in(name: str, suffix: str, text: str) -> list[str]:
    broken = []
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            broken.append(f"{name}:{number}: a path of one machine: {line.strip()[:100]}")
        if suffix in CODE and UNFINISHED.search(line):
            broken.append(f"{name}:{number}: unfinished: {line.strip()[:100]}")
        if suffix in (".cpp", ".h") and DETACH.search(line):
            broken.append(f"{name}:{number}: a thread has an owner that joins it; no detach")
    if suffix in CODE and len(lines) > LONGEST:
        broken.append(f"{name}: {len(lines)} lines; past {LONGEST} there is a second idea in it")
    return broken


def main(root: pathlib.Path) -> int:
    broken = []
    for file in files_of(root):
        try:
            broken += faults_in(file.relative_to(root).as_posix(), file.suffix, file.read_text())
        except UnicodeDecodeError:
            continue  # a binary without a suffix
    return report(broken, "nothing to send back")


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
