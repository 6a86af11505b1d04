"""What a person would see of a program: the frame buffer of an Xvfb of its own, and a finger through XTest."""
import ctypes
import mmap
import os
import pathlib
import signal
import struct
import subprocess
import tempfile
import time


class Screen:
    """An X server without a display, at 1080x1920 unless told, whose picture can be read while others draw."""

    def __init__(self, width=1080, height=1920):
        self.folder = tempfile.TemporaryDirectory()
        asked, told = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", f"{width}x{height}x24", "-fbdir", self.folder.name,
             "-nolisten", "tcp"], pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(told)
        with os.fdopen(asked) as answer:
            self.display = ":" + answer.readline().strip()
        with open(pathlib.Path(self.folder.name) / "Xvfb_screen0", "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.memory[:100])  # X11/XWDFile.h
        self.width, self.height, self.bytes, self.stride = header[4], header[5], header[11] // 8, header[12]
        self.begin = header[0] + header[19] * 12
        self.environment = dict(os.environ, DISPLAY=self.display)
        self.environment.pop("WAYLAND_DISPLAY", None)

    def close(self):
        self.server.terminate()
        self.server.wait(10)
        self.folder.cleanup()

    def row(self, x, y, count=1):
        at = self.begin + y * self.stride + x * self.bytes
        return self.memory[at:at + count * self.bytes]

    def grid(self, step=24):
        return [self.row(x, y)[:3] for y in range(step // 2, self.height, step) for x in range(step // 2, self.width, step)]


class Burst:
    """A picture that changed many times one after the other: a cross-fade, a slide."""

    def __init__(self, began):
        self.began, self.ended, self.pictures = began, began, 1

    @property
    def seconds(self):
        return self.ended - self.began

    @property
    def pace(self):
        return (self.pictures - 1) / self.seconds if self.seconds else 0.0


def bursts_within(screen, seconds, box, fewest=5):
    """The bursts of distinct pictures in `box` (x, y, w, h), each of at least `fewest`."""
    x, y, w, h = box
    rows = [y + h * part // 6 for part in range(1, 6)]
    look = lambda: b"".join(screen.row(x, row, w)[::97] for row in rows)  # noqa: E731
    end, before, found = time.perf_counter() + seconds, look(), []
    while (now := time.perf_counter()) < end:
        picture = look()
        if picture != before:
            before = picture
            if found and now - found[-1].ended < 0.1:
                found[-1].ended, found[-1].pictures = now, found[-1].pictures + 1
            else:
                found.append(Burst(now))
        time.sleep(0.002)
    return [burst for burst in found if burst.pictures >= fewest]


def differ(one, other):
    return sum(a != b for a, b in zip(one, other))


def start(screen, command, patience=60.0):
    """Starts it; seconds until the first picture and until nearly all of the picture that then stays is there."""
    blank, history, first = screen.grid(), [], None
    began = time.monotonic()
    process = subprocess.Popen(command, env=screen.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True)
    changed, shown = began, blank
    while time.monotonic() - began < patience:
        now, picture = time.monotonic(), screen.grid()
        if (news := differ(picture, shown)) > 0:
            if first is None and differ(picture, blank) > 5:
                first = now - began
            if news > 12:  # a clock that ticks changes fewer
                changed = now
            history.append((now - began, picture))
            shown = picture
        if first is not None and now - changed > 2.5:
            break
        time.sleep(0.004)
    whole = next((at for at, picture in history if differ(picture, shown) <= 0.015 * len(shown)), None)
    return process, first, whole


class Finger:
    """The pointer of an X server, pressed and lifted."""

    def __init__(self, screen):
        self.screen = screen
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.xtest = ctypes.CDLL("libXtst.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XOpenDisplay.argtypes = [ctypes.c_char_p]
        self.x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        self.x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self.xtest.XTestFakeMotionEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_ulong]
        self.xtest.XTestFakeButtonEvent.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_ulong]
        self.line = self.x11.XOpenDisplay(screen.display.encode())

    def close(self):
        self.x11.XCloseDisplay(self.line)

    def move(self, x, y):
        self.xtest.XTestFakeMotionEvent(self.line, -1, x, y, 0)
        self.x11.XSync(self.line, 0)

    def button(self, down):
        self.xtest.XTestFakeButtonEvent(self.line, 1, int(down), 0)
        self.x11.XSync(self.line, 0)

    def press_times(self, at, watch, count, lift="elsewhere"):
        """Milliseconds from a press at `at` to another pixel at `watch`; a press that changes nothing within a second is
        left out. The pointer leaves before it lifts, so nothing fires; "there" lets it fire."""
        times = []
        for index in range(count):
            self.move(*at)
            time.sleep(0.4 + 0.0137 * (index % 7))
            before, began = self.screen.row(*watch), time.perf_counter()
            self.button(True)
            while self.screen.row(*watch) == before and time.perf_counter() - began < 1:
                time.sleep(0.0002)
            if self.screen.row(*watch) != before:
                times.append(1000 * (time.perf_counter() - began))
            if lift == "elsewhere":
                self.move(10, 10)
            self.button(False)
        return times


def family(process):
    """The processes of its session: it, its helpers, and theirs."""
    pids = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[3]) == process.pid:
                pids.append(int(stat.parent.name))
        except OSError:
            pass  # gone since
    return pids


def memory_mib(process):
    """PSS of all of them."""
    total = 0
    for pid in family(process):
        try:
            lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            pass
    return total / 1024


def cpu_seconds(process):
    """Of all of them, and of those that they waited for."""
    total = 0
    for pid in family(process):
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += sum(int(field) for field in fields[11:15])
        except OSError:
            pass
    return total / os.sysconf("SC_CLK_TCK")


def stop(process):
    try:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            pass
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
