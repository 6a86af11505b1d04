#!/usr/bin/env python3
"""Makes the sounds of the kiosk (DESIGN section 8): all within 0.4 s, 500 to 3000 Hz, soft at both ends.

    make_chimes.py [FOLDER]        writes the .wav files beside itself, or into FOLDER; always the same bytes
"""
import array
import math
import pathlib
import sys
import wave

RATE = 44_100
C5, E5, G5, A5 = 523.25, 659.26, 783.99, 880.0
FULL = 0.6 * 32767


def note(frequency: float, seconds: float, loudness: float = 1.0, partials=((1, 1.0),)) -> list[float]:
    """Rises within 8 ms and dies away; `partials` are multiples of the frequency with their share."""
    samples = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        attack = min(1.0, t / 0.008)
        release = min(1.0, (seconds - t) / (seconds * 0.6))
        wave_ = sum(share * math.sin(2 * math.pi * frequency * multiple * t) for multiple, share in partials)
        samples.append(wave_ * attack * release * loudness / sum(share for _, share in partials))
    return samples


def bell(seconds: float, loudness: float = 1.0) -> list[float]:
    return note(A5, seconds, loudness, ((1, 1.0), (2, 0.35), (3, 0.12)))


def tok() -> list[float]:
    """Wood: 12 ms, 18 dB below full scale."""
    count = int(0.012 * RATE)
    return [0.21 * math.sin(2 * math.pi * 1200 * i / RATE) * min(1, i / 60) * (1 - i / count) for i in range(count)]


SOUNDS = {
    "tap": tok(),
    "recognised": note(C5, 0.10) + note(G5, 0.16),
    "success": note(C5, 0.10) + note(E5, 0.10) + note(G5, 0.20),
    "refused": note(E5, 0.14) + note(C5, 0.22),
    "idle-warning": bell(0.38, 0.5),
    "slot": bell(0.30, 0.8),
    "urgent": bell(0.20) + bell(0.20),
}


def main() -> None:
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for name, samples in SOUNDS.items():
        frames = array.array("h", (round(max(-1.0, min(1.0, sample)) * FULL) for sample in samples))
        if sys.byteorder == "big":
            frames.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(frames.tobytes())


if __name__ == "__main__":
    main()
