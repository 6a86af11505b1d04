#!/usr/bin/env python3
"""The kiosk beside a page of the same look in Chromium's kiosk mode, in turn, on X servers of their own, without a GPU.

    side_by_side.py --page HOME.html --fade-page FADE.html [--rounds N] [--seconds N]

HOME.html is the rival's home, FADE.html a page that cross-fades pictures with ?mode=fade and whose first card, at 287,1046,
changes its colour while it is pressed.
Start: to the first picture and to the whole one. Memory: PSS of all processes. CPU: per cent of one core, at home
untouched, and while it cross-fades. Press: to the first changed pixel. Figures are medians of the rounds; only ratios mean
something on a machine that others use; "nan" is what was not seen to happen.
"""
import argparse
import pathlib
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from county import BIN, County  # noqa: E402
from picture import Finger, Screen, bursts_within, cpu_seconds, memory_mib, start, stop  # noqa: E402

SETTLE = 12.0
PICTURE = (100, 200, 880, 700)  # what both fade: x, y, w, h
PRESSES = 15
CHROMIUM = ["chromium", "--no-sandbox", "--kiosk", "--no-first-run", "--noerrdialogs", "--disable-infobars", "--incognito",
            "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--password-store=basic", "--window-position=0,0", "--window-size=1080,1920"]


NOT_SEEN = float("nan")


def middle_of(values):
    seen = [value for value in values if value == value]
    return statistics.median(seen) if seen else NOT_SEEN


def load_of(process, seconds):
    cpu, began = cpu_seconds(process), time.monotonic()
    time.sleep(seconds)
    return 100 * (cpu_seconds(process) - cpu) / (time.monotonic() - began)


class Kiosk:
    name = "linli-kiosk"

    def __init__(self, county):
        self.kiosk = county.kiosk("--size", "1080x1920")  # has its content before it is measured
        time.sleep(3)
        self.kiosk.stop()

    def start(self, screen):
        self.kiosk.control.unlink(missing_ok=True)
        process, first, whole = start(screen, [BIN / "linli-kiosk", "--data", self.kiosk.data, "--fullscreen", "--control",
                                               self.kiosk.control])
        self.kiosk.process = process
        self.kiosk.connect()
        return process, first, whole

    def round(self, seconds):
        screen, found = Screen(), {}
        process, found["first"], found["whole"] = self.start(screen)
        try:
            # Signage: what its changes cost beyond standing still.
            time.sleep(SETTLE)
            cpu, began = cpu_seconds(process), time.monotonic()
            changes = bursts_within(screen, 4 * seconds, PICTURE)
            spent, passed = cpu_seconds(process) - cpu, time.monotonic() - began
            found["pace"] = middle_of([change.pace for change in changes])
            found["signage"] = 100 * spent / passed
            self.kiosk.tap("attract")
            self.kiosk.wait_screen("home")
            time.sleep(3)
            found["memory"] = memory_mib(process)
            found["idle"] = load_of(process, seconds)
            fading = sum(change.seconds for change in changes)
            found["fade"] = 100 * (spent - found["idle"] / 100 * passed) / fading if fading else NOT_SEEN
            finger = Finger(screen)
            finger.move(10, 10)
            found["press"] = self.presses(finger)
            finger.close()
        finally:
            stop(process)
            screen.close()
        return found

    def presses(self, finger):
        tile = next(one for one in self.kiosk.look()["elements"] if one["id"] == "tile.checkin")
        x, y, w, h = (int(part) for part in tile["rect"])
        return middle_of(finger.press_times((x + w // 2, y + h // 2), (x + 60, y + h - 30), PRESSES))


class Chromium:
    name = "Chromium"

    def __init__(self, page, fade_page):
        self.page, self.fade_page = page, fade_page

    def start(self, screen, page):
        home = tempfile.mkdtemp(prefix="linli-rival-")
        return start(screen, [*CHROMIUM, f"--user-data-dir={home}", page])

    def round(self, seconds):
        screen, found = Screen(), {}
        process, found["first"], found["whole"] = self.start(screen, self.page.as_uri())
        try:
            time.sleep(SETTLE)
            found["memory"] = memory_mib(process)
            found["idle"] = load_of(process, seconds)
        finally:
            stop(process)
        process, _, _ = self.start(screen, self.fade_page.as_uri() + "?mode=idle")
        try:
            time.sleep(3)
            finger = Finger(screen)
            found["press"] = middle_of(finger.press_times((287, 1046), (480, 1046), PRESSES, lift="there"))
            finger.close()
        finally:
            stop(process)
        process, _, _ = self.start(screen, self.fade_page.as_uri() + "?mode=fade")
        try:
            time.sleep(5)
            found["fade"] = load_of(process, seconds)
            found["pace"] = middle_of([burst.pace for burst in bursts_within(screen, 5, PICTURE)])
        finally:
            stop(process)
            screen.close()
        return found


ROWS = [("first", "start to the first picture", "s", 2), ("whole", "start to the whole picture", "s", 2),
        ("memory", "memory, PSS", "MiB", 0), ("idle", "CPU at home, untouched", "%", 2),
        ("fade", "CPU while cross-fading", "%", 0), ("pace", "pictures a second in a fade", "", 0),
        ("press", "press to changed pixel", "ms", 1)]


def table(rounds):
    names = list(rounds)
    print(f"  {'':<28}" + "".join(f"{name:>16}" for name in names) + f"{'ratio':>9}")
    for key, what, unit, digits in ROWS:
        middle = [middle_of([one[key] for one in rounds[name]]) for name in names]
        ratio = middle[0] / middle[1] if middle[1] else NOT_SEEN
        print(f"  {what:<28}" + "".join(f"{value:>11.{digits}f} {unit:<4}" for value in middle) + f"{ratio:>9.2f}")
    signage = middle_of([one["signage"] for one in rounds["linli-kiosk"]])
    print(f"  (the kiosk's signage with its changes: {signage:.2f} % of a core)")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--page", type=pathlib.Path, required=True)
    arguments.add_argument("--fade-page", type=pathlib.Path, required=True)
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=float, default=20)
    given = arguments.parse_args()
    with County() as county:
        programs = [Kiosk(county), Chromium(given.page.resolve(), given.fade_page.resolve())]
        rounds = {program.name: [] for program in programs}
        for number in range(given.rounds):
            for program in programs:
                found = program.round(given.seconds)
                rounds[program.name].append(found)
                print(f"# {number + 1} {program.name}: " + ", ".join(f"{key} {value:.2f}" for key, value in found.items()),
                      file=sys.stderr, flush=True)
        table(rounds)


if __name__ == "__main__":
    main()
