#!/usr/bin/env python3
"""Fails when a language lacks a text or a place in it, when code asks for a text that is not there, or holds a sentence."""
import json
import pathlib
import re
import sys

from sources import cpp_files, name_of, report, strings

PLACE = re.compile(r"\{([a-z_]+)\}")
HAN = re.compile("[\u4e00-\u9fff]")
KEY = re.compile(r"^[a-z]+(?:\.[a-z0-9_]+)+$")
START_OF_KEY = re.compile(r"^[a-z]+(?:\.[a-z0-9_]+)*\.$")
# Where a string that looks like a key is one: in a look-up, and in the files that decide what a screen says.
LOOK_UP = re.compile(r"(?:\bget|\bhas|\bwords)\s*\(\s*(?:[^\"();]*\?\s*)?$")
ID = re.compile(r"\bid\s*=\s*$|\bid\s*=[^,;{}]*$")
WORDING = re.compile(r"^kiosk/screens/(?:.*_view|outcomes|wording)\.cpp$")


def twice_in(text: str) -> list[str]:
    keys = []
    json.loads(text, object_pairs_hook=lambda pairs: keys.extend(k for k, _ in pairs))
    return sorted({k for k in keys if keys.count(k) > 1})


def compare(zh: dict, en: dict) -> list[str]:
    broken = [f"en.json lacks {key}" for key in zh if key not in en]
    broken += [f"zh-CN.json lacks {key}" for key in en if key not in zh]
    for key in zh.keys() & en.keys():
        if not zh[key].strip() or not en[key].strip():
            broken.append(f"{key} is empty")
        if set(PLACE.findall(zh[key])) != set(PLACE.findall(en[key])):
            broken.append(f"{key} has other places: {zh[key]!r} and {en[key]!r}")
    return sorted(broken)


def missing_keys(name: str, text: str, table: dict) -> list[str]:
    broken = []
    first_words = {key.split(".")[0] for key in table}
    for line, position, literal in strings(text):
        before = text[max(0, position - 200):position]
        wording = WORDING.match(name) and literal.split(".")[0] in first_words and not ID.search(before)
        if not wording and not LOOK_UP.search(before):
            continue
        if KEY.match(literal) and literal not in table:
            broken.append(f"{name}:{line}: no text has the key {literal}")
        if START_OF_KEY.match(literal) and not any(key.startswith(literal) for key in table):
            broken.append(f"{name}:{line}: no text has a key that starts with {literal}")
    return broken


def main(root: pathlib.Path) -> int:
    files = {name: (root / "assets/lang" / name).read_text() for name in ("zh-CN.json", "en.json")}
    broken = [f"{name}: {key} stands twice" for name, text in files.items() for key in twice_in(text)]
    zh, en = (json.loads(text) for text in files.values())
    broken += compare(zh, en)
    for file in cpp_files(root, ("shared", "kiosk", "server")):
        name, text = name_of(root, file), file.read_text()
        if name.startswith(("kiosk/", "server/")):
            broken += missing_keys(name, text, zh)
        broken += [f"{name}:{line}: words belong into assets/lang: {literal}"
                   for line, _, literal in strings(text) if HAN.search(literal)]
    return report(broken, f"{len(zh)} texts in both languages")


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
