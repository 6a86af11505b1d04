#!/usr/bin/env python3
"""Measures the whole kiosk, headless, against a real server: start to the first frame, CPU when idle, memory.

    program.py [--starts N] [--seconds N]        figures are medians; the machine should have nothing else to do

A cold start is one after everything that the kiosk reads (program, libraries, fonts, pictures, database) was dropped
from the system's memory, as far as no other program holds it there; a warm one is a start right after another.
"""
import argparse
import os
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))
from county import County  # noqa: E402

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mib(pid: int) -> float:
    """PSS: what it would give back if it ended."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def idle(kiosk, seconds: float) -> tuple[float, int]:
    """Per cent of a core and frames drawn, while nobody touches it."""
    pid = kiosk.process.pid
    cpu, frames, began = cpu_seconds(pid), kiosk.state()["frames"], time.monotonic()
    time.sleep(seconds)
    spent, passed = cpu_seconds(pid) - cpu, time.monotonic() - began
    return 100 * spent / passed, kiosk.state()["frames"] - frames


def files_of(kiosk) -> set[pathlib.Path]:
    """What the kiosk has mapped or opened, and its assets and data."""
    of = pathlib.Path(f"/proc/{kiosk.process.pid}")
    names = {fields[5] for fields in (line.split(maxsplit=5) for line in (of / "maps").read_text().splitlines())
             if len(fields) == 6}
    names |= {os.readlink(link) for link in (of / "fd").iterdir()}
    files = {pathlib.Path(name) for name in names if name.startswith("/") and not name.startswith(("/dev", "/proc"))}
    for folder in (kiosk.data, pathlib.Path(__file__).resolve().parents[2] / "assets"):
        files |= set(folder.rglob("*"))
    return files


def forget(files: set[pathlib.Path]) -> None:
    os.sync()
    for file in filter(pathlib.Path.is_file, files):
        descriptor = os.open(file, os.O_RDONLY)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.close(descriptor)


def start_times(kiosk, starts: int, cold: bool) -> list[float]:
    times = []
    for _ in range(starts):
        files = files_of(kiosk)
        kiosk.stop()
        if cold:
            forget(files)
        began = time.monotonic()
        kiosk.start("--size", "1080x1920")
        times.append(time.monotonic() - began)
    return times


def tell(what: str, figure: str) -> None:
    print(f"  {what:<44} {figure}", flush=True)


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--starts", type=int, default=7)
    arguments.add_argument("--seconds", type=float, default=20)
    given = arguments.parse_args()
    with County() as county:
        kiosk = county.kiosk("--size", "1080x1920")
        for what, cold in (("cold", True), ("warm", False)):
            times = start_times(kiosk, given.starts, cold)
            tell(f"{what} start to the first frame", f"{1000 * statistics.median(times):.0f} ms "
                 f"(worst of {len(times)}: {1000 * max(times):.0f} ms)")
        kiosk.wait_content()
        time.sleep(5)  # what came with the content is loaded
        cpu, frames = idle(kiosk, given.seconds)
        tell("signage", f"{cpu:.2f} % of a core, {frames / given.seconds:.1f} frames a second")
        kiosk.tap("attract")
        kiosk.wait_screen("home")
        time.sleep(2)
        cpu, frames = idle(kiosk, min(given.seconds, 20))  # before the idle warning
        tell("home, untouched", f"{cpu:.2f} % of a core, {frames} frames")
        tell("memory (PSS)", f"{memory_mib(kiosk.process.pid):.0f} MiB")
        kiosk.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
