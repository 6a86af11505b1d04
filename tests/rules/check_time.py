#!/usr/bin/env python3
"""Fails when the clock is read outside core's clock, local time is made outside its calendar, or a test sleeps."""
import pathlib
import re
import sys

from sources import code_only, cpp_files, line_of, name_of, report

# what is looked for: where it may stand, and why nowhere else
RULES = [
    (re.compile(r"::now\s*\("), ("shared/core/clock.cpp", "tests/"),  # tests have deadlines
     "time is an argument: take a core::Clock"),
    (re.compile(r"\b(?:gettimeofday|clock_gettime|time)\s*\(\s*(?:nullptr|NULL|0|CLOCK_\w+)\b"),
     ("shared/core/clock.cpp", "tests/bench/", "tests/support/"), "time is an argument: take a core::Clock"),
    (re.compile(r"\b(?:localtime|gmtime|mktime|timegm|strftime|ctime|asctime)(?:_r)?\s*\("), ("shared/core/calendar.cpp",),
     "only core's calendar knows time zones"),
    (re.compile(r"\bsleep_(?:for|until)\s*\(|(?<!\w)::sleep\s*\(|\b(?:usleep|nanosleep)\s*\("), ("tests/support/", "tests/bench/", "tests/contract/"),
     "nothing waits by sleeping; wait for what is expected, with a time-out"),
]


# A member of our own that is called now, as in `Ui::now()`, reads no clock.
OWN = re.compile(r"\b[A-Z]\w*::now\s*\(")


def main(root: pathlib.Path) -> int:
    broken = []
    for file in cpp_files(root):
        name = name_of(root, file)
        code = code_only(file.read_text())
        for pattern, homes, why in RULES:
            if name.startswith(homes):
                continue
            for match in pattern.finditer(code):
                start = code.rfind("\n", 0, match.start()) + 1
                end = code.find("\n", match.end())
                if OWN.search(code[start:end]):
                    continue
                broken.append(f"{name}:{line_of(code, match.start())}: {match[0].strip()}: {why}")
    return report(broken, "the clock is read in one place")


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
