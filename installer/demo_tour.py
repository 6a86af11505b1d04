#!/usr/bin/env python3
"""Walks through a running kiosk by its control socket and takes a picture of each screen: demo_tour.py SOCKET FOLDER

A pass in the environment's LINLI_PASS is shown to the scanner for a check-in. Fails when signage or home can't be had.
"""
import json
import os
import pathlib
import socket
import sys
import time

PATIENCE = 20.0  # seconds for a screen to come up
SETTLED = 0.7    # seconds for what moves to come to rest


class Kiosk:
    def __init__(self, path: str):
        self.path = path
        self.lines = None

    def connect(self):
        until = time.monotonic() + 60
        while True:
            wire = socket.socket(socket.AF_UNIX)
            try:
                wire.connect(self.path)
                wire.settimeout(PATIENCE)
                self.lines = wire.makefile("rw", encoding="utf-8", newline="\n")
                return
            except OSError:
                wire.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.1)

    def ask(self, **order) -> dict:
        self.lines.write(json.dumps(order) + "\n")
        self.lines.flush()
        answer = json.loads(self.lines.readline() or '{"error": "the kiosk hung up"}')
        if "error" in answer:
            raise RuntimeError(f"{order}: {answer['error']}")
        return answer

    def wait_for(self, what, *screens: str) -> dict:
        """The first look whose screen is one of these and that `what` finds good."""
        until = time.monotonic() + PATIENCE
        while True:
            seen = self.ask(do="look")
            if (not screens or seen["screen"] in screens) and what(seen):
                return seen
            if time.monotonic() > until:
                raise RuntimeError(f"waited for {' or '.join(screens)}, but it shows {seen['screen']}")
            time.sleep(0.1)

    def tap_first(self, *starts: str):
        """Taps the first thing shown whose id begins with one of these."""
        def find(seen):
            return next((e["id"] for e in seen["elements"] for s in starts if e["enabled"] and e["id"].startswith(s)), None)
        seen = self.wait_for(find)
        self.ask(do="tap", id=find(seen))


def anything(_seen: dict) -> bool:
    return True


def tour(kiosk: Kiosk, folder: pathlib.Path, code: str):
    def picture(name: str, *screens: str):
        kiosk.wait_for(anything, *screens)
        time.sleep(SETTLED)
        path = (folder / f"{name}.png").resolve()
        kiosk.ask(do="shot", path=str(path))
        print(f"  picture    {path}", flush=True)

    # Content has come when there is more to read than the empty screen's few words.
    kiosk.wait_for(lambda seen: len(seen["texts"]) > 2, "attract")
    time.sleep(2)
    picture("1-signage", "attract")
    kiosk.tap_first("attract")
    picture("2-home", "home")
    yield
    kiosk.tap_first("tile.services")
    picture("3-services", "services")
    kiosk.tap_first("service.", "svc.")
    picture("4-service", "service")
    kiosk.tap_first("nav.home")
    kiosk.tap_first("tile.schedule")
    picture("5-schedule", "schedule")
    kiosk.tap_first("nav.home")
    kiosk.tap_first("tile.checkin")
    picture("6-scan", "scan")
    if code:
        kiosk.ask(do="scan", text=code)
        picture("7-check-in", "success", "choose", "refused")


def main() -> int:
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    kiosk = Kiosk(sys.argv[1])
    needed = True
    try:
        kiosk.connect()
        for _ in tour(kiosk, folder, os.environ.get("LINLI_PASS", "")):
            needed = False
    except (OSError, RuntimeError, ValueError) as fault:
        print(f"  the tour ended early: {fault}", flush=True)
        return 1 if needed else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
