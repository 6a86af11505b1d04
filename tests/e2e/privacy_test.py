"""Whoever stood at the kiosk leaves nothing behind in it: neither in what it says it shows, nor in its memory."""
import unittest

from county import County

MOST_OF_A_REGION = 1 << 31


def memory_of(pid):
    """All that the process can write to, region by region; not a sanitizer's notes, which take more than any machine has."""
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, access, *rest = line.split()
            if not access.startswith("rw") or (rest and rest[-1] in ("[vvar]", "[vsyscall]")):
                continue
            begin, end = (int(part, 16) for part in span.split("-"))
            if end - begin > MOST_OF_A_REGION:
                continue
            memory.seek(begin)
            try:
                yield line.strip(), memory.read(end - begin)
            except OSError:
                pass  # unmapped since


def traces(kiosk, words):
    """Where the words lie in the kiosk's memory, as UTF-8 and as characters of 32 bits."""
    sought = [words.encode(), words.encode("utf-32-le")]
    return [f"{region}: ...{content[max(0, at - 80):at + 80]!r}" for region, content in memory_of(kiosk.process.pid)
            for bytes_ in sought if (at := content.find(bytes_)) >= 0]


def left_of(kiosk, words):
    """What is still there once the other threads had time to finish what they do."""
    for _ in range(10):
        found = traces(kiosk, words)
        if not found:
            break
        kiosk.state()
    return found


class Privacy(unittest.TestCase):
    def check_in(self, county, kiosk):
        card, _ = county.passes(1)[0]
        county.arrive(kiosk)
        kiosk.scan(card)
        kiosk.wait_text("签到成功")
        return card

    def test_after_a_visit_its_name_and_its_code_are_nowhere_in_the_kiosk(self):
        with County() as county:
            kiosk = county.kiosk()
            card = self.check_in(county, kiosk)
            self.assertTrue(traces(kiosk, "王*和"), "while it is shown it is there: the search would find it")
            kiosk.tap("success.done")
            kiosk.wait_screen("home")
            self.assertFalse(kiosk.shows("王"))
            self.assertEqual(left_of(kiosk, "王*和"), [])
            self.assertEqual(traces(kiosk, card), [])
            self.assertNotEqual(traces(kiosk, "便民借用"), [], "what is no secret is still found")
            kiosk.stop()

    def test_a_name_is_not_told_to_who_asks_what_the_screen_shows(self):
        with County() as county:
            kiosk = county.kiosk()
            self.check_in(county, kiosk)
            shown = kiosk.look()
            self.assertNotIn("王", str(shown))
            self.assertIn("•••", shown["texts"], "only that there is one")
            kiosk.stop()


if __name__ == "__main__":
    unittest.main()
