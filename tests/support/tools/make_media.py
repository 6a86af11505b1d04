#!/usr/bin/env python3
"""Makes media for the tests of the signage with ffmpeg: a folder of good ones, or of hostile ones.

    make_media.py good FOLDER      pictures of many sizes; films of three codecs and odd shapes
    make_media.py few FOLDER       one good film, and five that are none
    make_media.py hostile FOLDER   files that can't be what they claim, and expect.txt: NAME, then shown or skipped
"""
import pathlib
import random
import struct
import subprocess
import sys
import zlib


# Colours are a little dull: pure magenta is what bench_signage looks for.
def ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-y", "-hide_banner", "-loglevel", "error", "-nostdin", *map(str, arguments)], check=True)


def film(path, *encoding, size="320x240", rate=25, seconds=0.6, source="testsrc"):
    ffmpeg("-f", "lavfi", "-i", f"{source}=size={size}:rate={rate},hue=s=0.7", "-t", seconds, "-threads", 1, *encoding, path)


def picture(path, *encoding, size="640x480", hue=0):
    ffmpeg("-f", "lavfi", "-i", f"testsrc=size={size}:rate=1,hue=h={hue}:s=0.7", "-frames:v", 1, *encoding, path)


H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")


def good(folder):
    sizes = ["64x64", "640x480", "1080x1920", "1920x1080", "300x1200", "1600x200", "33x17", "801x603", "2160x3840",
             "1000x1000", "720x1280", "500x333"]
    for number, size in enumerate(sizes):
        picture(folder / f"picture{number}.jpg", size=size, hue=30 * number)
        picture(folder / f"picture{number}.png", size=size, hue=30 * number + 15)
    for number, size in enumerate(["320x240", "640x360", "240x426", "500x100"]):
        film(folder / f"film{number}.mp4", *H264, size=size, seconds=0.4 + 0.2 * number)
    film(folder / "film4.webm", "-c:v", "libvpx", "-deadline", "realtime", size="65x33")
    film(folder / "film5.webm", "-c:v", "libvpx", "-deadline", "realtime", size="322x182", rate=15)
    film(folder / "film6.avi", "-c:v", "mpeg4", size="200x350")
    film(folder / "film7.mpg", "-c:v", "mpeg2video", size="352x288")
    half = (folder / "picture3.jpg").read_bytes()
    (folder / "broken0.jpg").write_bytes(b"")
    (folder / "broken1.png").write_bytes(b"this is no picture")
    (folder / "broken2.mp4").write_bytes((folder / "film1.mp4").read_bytes()[:3000])
    (folder / "broken3.webm").write_bytes(random.Random(7).randbytes(40_000))
    (folder / "broken4.mp4").write_bytes(half)
    ffmpeg("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", folder / "broken5.mp4")


def png(width, height, rows=b"", color=2, depth=8, extra=b""):
    """A PNG that says it is so large, whatever it holds."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Hostile:
    def __init__(self, folder):
        self.folder = folder
        self.expected = {}

    def path(self, name, fate):
        """fate: shown, skipped, or either, where both are right so long as nobody comes to harm."""
        self.expected[name] = fate
        return self.folder / name

    def raw(self, name, content, fate="skipped"):
        self.path(name, fate).write_bytes(content)

    def read(self, name):
        return (self.folder / name).read_bytes()

    def pictures(self):
        for kind in ("png", "jpg", "bmp", "webp", "tiff"):
            picture(self.path(f"good.{kind}", "either" if kind in ("webp", "tiff") else "shown"))
        picture(self.path("one.png", "shown"), size="1x1")
        picture(self.path("thin.png", "shown"), size="1x3000")
        picture(self.path("flat.png", "shown"), size="3000x1")
        picture(self.path("grey.png", "shown"), "-pix_fmt", "gray")
        picture(self.path("sixteen.png", "shown"), "-pix_fmt", "rgb48be")
        picture(self.path("grey16.png", "shown"), "-pix_fmt", "gray16be")
        picture(self.path("alpha.png", "shown"), "-pix_fmt", "rgba")
        picture(self.path("palette.png", "shown"), "-pix_fmt", "pal8")
        picture(self.path("yuv444.jpg", "shown"), "-pix_fmt", "yuvj444p")
        picture(self.path("forty.jpg", "either"), size="7000x6000")
        animated = ("-f", "lavfi", "-i", "testsrc=size=100x100:rate=5", "-t", 1)
        ffmpeg(*animated, self.path("animated.gif", "either"))
        ffmpeg(*animated, self.path("animated.apng", "either"))
        jpeg, whole = self.read("good.jpg"), self.read("good.png")
        cmyk = bytearray(jpeg)
        self.raw("marker.jpg", bytes(cmyk[:2]) + b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x02" + bytes(cmyk[2:]), "either")
        for share in (1, 10, 50, 99):
            self.raw(f"cut{share}.jpg", jpeg[:len(jpeg) * share // 100], "either")
            self.raw(f"cut{share}.png", whole[:len(whole) * share // 100], "either")
        turned = jpeg[:2] + b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00" + jpeg[2:]
        self.raw("turned.jpg", turned, "shown")
        self.raw("film_as.png", b"\x00\x00\x00\x20ftypisom" + bytes(400))
        self.raw("page.jpg", b"<!DOCTYPE html><title>Log in to the network</title>")
        self.raw("empty.png", b"")
        self.raw("zeros.jpg", bytes(100_000))
        self.raw("noise.png", random.Random(1).randbytes(100_000))
        self.raw("giant.png", png(20_000, 20_000))
        self.raw("endless.png", png(2**31 - 1, 2**31 - 1))
        self.raw("none.png", png(0, 0))
        self.raw("hollow.png", png(4000, 4000), "either")
        self.raw("depth.png", png(10, 10, depth=3))
        flood = b"iCCP"
        self.raw("chunk.png", whole[:33] + struct.pack(">I", 2**31 - 1) + flood + whole[33:])
        noise = bytearray(jpeg)
        for place in random.Random(2).sample(range(600, len(noise)), 200):
            noise[place] ^= 0x55
        self.raw("flipped.jpg", bytes(noise), "either")

    def films(self):
        film(self.path("good.mp4", "shown"), *H264)
        film(self.path("hevc.mp4", "shown"), "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=error",
             "-pix_fmt", "yuv420p")
        film(self.path("ten.mp4", "shown"), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le")
        film(self.path("full.mp4", "shown"), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p")
        film(self.path("odd.mp4", "shown"), "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p", size="321x241")
        film(self.path("tiny.mp4", "shown"), *H264, size="16x16")
        film(self.path("wide.mp4", "shown"), *H264, size="2000x16")
        film(self.path("high.mp4", "shown"), *H264, size="16x1500")
        film(self.path("mpeg2.mpg", "shown"), "-c:v", "mpeg2video")
        film(self.path("mpeg4.avi", "shown"), "-c:v", "mpeg4")
        film(self.path("vp8.webm", "shown"), "-c:v", "libvpx", "-deadline", "realtime")
        film(self.path("vp9.webm", "shown"), "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8")
        film(self.path("motion.avi", "shown"), "-c:v", "mjpeg", "-pix_fmt", "yuvj420p")
        film(self.path("mkv.mkv", "shown"), *H264)
        film(self.path("stream.ts", "shown"), *H264)
        film(self.path("fast.mp4", "shown"), *H264, rate=120, seconds=0.4)
        film(self.path("slow.mp4", "shown"), *H264, rate=2, seconds=1)
        film(self.path("interlaced.mpg", "shown"), "-c:v", "mpeg2video", "-flags", "+ildct+ilme")
        film(self.path("single.mp4", "either"), *H264, rate=25, seconds=0.04)
        film(self.path("gif.gif", "shown"), size="80x60")
        film(self.path("anamorphic.mp4", "shown"), *H264, "-vf", "setsar=4/3")
        film(self.path("late_index.mp4", "shown"), *H264, "-movflags", "0")
        film(self.path("pieces.mp4", "shown"), *H264, "-movflags", "frag_keyframe+empty_moov")
        film(self.path("huge.avi", "skipped"), "-c:v", "mpeg4", size="5000x4000", rate=2, seconds=1)
        ffmpeg("-i", self.folder / "good.mp4", "-c", "copy", "-metadata:s:v", "rotate=90", self.path("turned.mp4", "shown"))
        ffmpeg("-i", self.folder / "good.mp4", "-c", "copy", "-metadata:s:v", "rotate=180", self.path("over.mp4", "shown"))
        ffmpeg("-f", "lavfi", "-i", "testsrc=size=320x240:rate=25", "-f", "lavfi", "-i", "sine", "-t", 0.6, *H264, "-c:a", "aac",
               self.path("sound.mp4", "shown"))
        ffmpeg("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", self.path("only_sound.mp4", "skipped"))
        ffmpeg("-f", "lavfi", "-i", "sine=duration=1", self.path("sound.wav", "skipped"))
        whole = self.read("good.mp4")
        for share in (1, 30, 60, 95):
            self.raw(f"cut{share}.mp4", whole[:len(whole) * share // 100], "either")
        stream = self.read("stream.ts")
        self.raw("cut.ts", stream[:len(stream) // 2], "either")
        webm = self.read("vp8.webm")
        self.raw("cut.webm", webm[:len(webm) // 2], "either")
        for name, seed in (("good.mp4", 3), ("vp8.webm", 4), ("mpeg4.avi", 5), ("stream.ts", 6)):
            noise = bytearray(self.read(name))
            for place in random.Random(seed).sample(range(len(noise)), max(4, len(noise) // 200)):
                noise[place] ^= 0xA5
            self.raw("flipped_" + name, bytes(noise), "either")
        index = whole.find(b"stco")
        self.raw("index.mp4", whole[:index + 12] + b"\xff" * 16 + whole[index + 28:], "either")
        length = whole.find(b"mvhd")
        self.raw("endless.mp4", whole[:length + 20] + b"\x7f\xff\xff\xff" + whole[length + 24:], "either")
        size = whole.find(b"avc1")
        self.raw("boast.mp4", whole[:size + 28] + struct.pack(">HH", 65535, 65535) + whole[size + 32:], "either")
        self.raw("empty.mp4", b"")
        self.raw("zeros.mp4", bytes(100_000))
        self.raw("noise.mp4", random.Random(8).randbytes(200_000))
        self.raw("list.mp4", b"#EXTM3U\nhttp://127.0.0.1:9/never.ts\n")
        self.raw("orders.mp4", b"# mpv EDL v0\nhttp://127.0.0.1:9/never.mp4\n")
        self.raw("concat.mp4", b"ffconcat version 1.0\nfile /etc/passwd\n")
        self.raw("page.mp4", b"<html>404</html>")
        self.raw("picture.mp4", self.read("good.jpg"), "either")


def few(folder):
    film(folder / "good.mp4", *H264)
    film(folder / "huge.avi", "-c:v", "mpeg4", size="5000x4000", rate=2, seconds=1)
    ffmpeg("-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac", folder / "only_sound.mp4")
    (folder / "empty.mp4").write_bytes(b"")
    (folder / "noise.mp4").write_bytes(random.Random(8).randbytes(200_000))
    (folder / "list.mp4").write_bytes(b"#EXTM3U\nhttp://127.0.0.1:9/never.ts\n")


def hostile(folder):
    made = Hostile(folder)
    made.pictures()
    made.films()
    lines = [f"{name} {fate}\n" for name, fate in sorted(made.expected.items())]
    (folder / "expect.txt").write_text("".join(lines))


def main():
    kind, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    {"good": good, "few": few, "hostile": hostile}[kind](folder)


if __name__ == "__main__":
    main()
