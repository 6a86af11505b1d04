"""What a resident, a careless hand or a dying disk does to a kiosk: a clear message, nothing lost."""
import base64
import os
import subprocess
import time
import unittest

from county import BIN, PATIENCE, County, Kiosk, until

PAYMENT = "https://qr.alipay.example/fkx0CANARYPAYMENT4711"
CANARY = b"CANARYPAYMENT4711"


def files_with(root, needle):
    return [path for path in root.rglob("*") if path.is_file() and needle in path.read_bytes()]


def flipped(card):
    """The same pass with one bit of its signature turned over, still canonical Base32."""
    raw = bytearray(base64.b32decode(card[3:] + "=" * (-len(card[3:]) % 8)))
    raw[-1] ^= 1
    return "NC1" + base64.b32encode(bytes(raw)).decode().rstrip("=")


def fill(path):
    """Writes until there is no room."""
    try:
        with open(path, "wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
    except OSError:
        pass


class BadCodes(unittest.TestCase):
    def test_P2_codes_that_are_none_are_refused_and_leave_no_trace(self):
        with County() as county:
            kiosk = county.kiosk()
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            for text, says in ((PAYMENT, "没有认出这个码"), ("WIFI:S:home;P:secret;;", "没有认出这个码"),
                               ("x" * 4000, "没有认出这个码"), ("NC1" + "A" * 4000, "看不清这个码"),
                               ("NC1ABC", "看不清这个码"), (flipped(card), "无法识别的码"),
                               ("\x1b[2J\x00%n%s‮", "没有认出这个码")):
                kiosk.scan(text)
                kiosk.wait_text(says)
                self.assertTrue(any(element["enabled"] and element["id"].startswith(("action.", "refused."))
                                    for element in kiosk.look()["elements"]), "a refusal offers what to do")
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            kiosk.stop()
            self.assertEqual(files_with(county.home, CANARY), [])

    def test_a_revocation_reaches_the_kiosk_by_itself(self):
        with County() as county:
            kiosk = county.kiosk()
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            raw = base64.b32decode(card[3:] + "=" * (-len(card[3:]) % 8))
            start = time.monotonic()
            county.server.admin("pass", "revoke", "--pass", raw[5:13].hex())

            def refused():
                kiosk.scan(card)
                return until("an answer", lambda: kiosk.look()["screen"] in ("refused", "success")) and kiosk.shows("此卡已停用")
            until("the card is refused", refused)
            print(f"revoked after {time.monotonic() - start:.2f} s")

    def test_R1_a_rating_is_taken_with_reasons_and_thanks(self):
        with County() as county:
            kiosk = county.kiosk()
            county.arrive(kiosk)
            kiosk.tap("attract.start")
            kiosk.wait_screen("home")
            kiosk.tap("tile.rate")
            if kiosk.wait_screen("rate_pick", "rate_faces") and kiosk.look()["screen"] == "rate_pick":
                kiosk.tap(next(e["id"] for e in kiosk.look()["elements"] if e["id"].startswith("rate.pick.")))
            kiosk.wait_screen("rate_faces")
            kiosk.tap("rate.face.5")
            kiosk.wait_screen("rate_reasons")
            kiosk.tap("reason.teacher")
            kiosk.tap("rate.send")
            kiosk.wait_text("谢谢您")
            self.assertEqual(kiosk.state()["queue"]["ratings"], 1)


class BadMachine(unittest.TestCase):
    def run_kiosk(self, *options):
        return subprocess.run([BIN / "linli-kiosk", "--headless", *options], capture_output=True, text=True, timeout=max(30, PATIENCE))

    def test_a_configuration_that_is_wrong_is_named_by_file_line_and_key(self):
        with County() as county:
            config = county.home / "kiosk.toml"
            config.write_text('language = "zh-CN"\ncamera = 5\n')
            done = self.run_kiosk("--data", county.home / "k", "--config", config)
            self.assertEqual(done.returncode, 30)
            self.assertIn(f"{config}:2", done.stderr)
            self.assertIn("camera", done.stderr)
            done = self.run_kiosk("--data", county.home / "k", "--config", county.home / "missing.toml")
            self.assertEqual(done.returncode, 30)
            self.assertIn("missing.toml", done.stderr)

    def test_a_directory_that_cannot_be_written_ends_with_20_and_says_so(self):
        with County() as county:
            blocked = county.home / "a-file"
            blocked.write_text("")
            done = self.run_kiosk("--data", blocked / "data")
            self.assertEqual(done.returncode, 20)
            self.assertIn(str(blocked), done.stderr)

    def test_wrong_usage_ends_with_2_and_help_with_0(self):
        self.assertEqual(self.run_kiosk("--no-such-option").returncode, 2)
        for program in ("linli-kiosk", "linli-server", "linli-admin"):
            for option in ("--help", "--version"):
                self.assertEqual(subprocess.run([BIN / program, option], capture_output=True).returncode, 0)

    def test_a_dead_camera_is_said_on_the_screen_and_the_hand_scanner_works(self):
        with County() as county:
            kiosk = county.kiosk("--camera", "/dev/video-that-is-not-there")
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            kiosk.tap("attract.start")
            kiosk.wait_screen("home")
            kiosk.tap("tile.checkin")
            kiosk.wait_text("镜头没有反应")
            kiosk.scan(card)
            kiosk.wait_text("签到成功")

    def test_a_corrupt_content_file_is_made_again_and_the_ledger_is_kept(self):
        with County() as county:
            kiosk = county.kiosk()
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            kiosk.stop()
            (kiosk.data / "content.db").write_bytes(os.urandom(8192))
            for rest in kiosk.data.glob("content.db-*"):
                rest.unlink()
            kiosk.start()
            kiosk.wait_content()
            kiosk.scan(card)
            kiosk.wait_text("已经签过到了")

    def test_S9_a_corrupt_ledger_is_set_aside_and_the_kiosk_goes_on(self):
        with County() as county:
            kiosk = county.kiosk()
            cards = county.passes(2)
            county.arrive(kiosk)
            kiosk.scan(cards[0][0])
            kiosk.wait_text("签到成功")
            until("it is uploaded", lambda: kiosk.state()["queue"]["events"] == 0)
            kiosk.stop()
            ledger = kiosk.data / "ledger.db"
            content = bytearray(ledger.read_bytes())
            content[4096:8192] = os.urandom(4096)
            ledger.write_bytes(bytes(content))
            kiosk.start()
            kiosk.scan(cards[1][0])
            kiosk.wait_text("签到成功")

    def test_T1_a_clock_that_says_1970_is_put_right_by_the_server(self):
        with County() as county:
            kiosk = county.kiosk("--at", "1970-01-01T00:00:00Z", start=False)
            kiosk.start("--at", "1970-01-01T00:00:00Z")
            kiosk.wait_content()
            until("the clock is right again", lambda: kiosk.state()["clock"] == "trusted")
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            row = until("the row", county.server.attendances)[0]
            self.assertEqual(row["at"][:4], time.strftime("%Y"))


class FullDisk(unittest.TestCase):
    @unittest.skipUnless(os.geteuid() == 0, "needs root for a small file system")
    def test_D3_on_a_full_disk_nothing_is_called_recorded_and_room_heals_it(self):
        with County() as county:
            small = county.home / "small"
            small.mkdir()
            if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "none", small], capture_output=True).returncode:
                self.skipTest("this machine does not let us mount a small file system")
            try:
                kiosk = Kiosk(small).enrol(county.server)
                county.kiosks.append(kiosk)
                kiosk.start()
                kiosk.wait_content()
                (card, _), (other, _) = county.passes(2)
                county.arrive(kiosk)
                filler = small / "filler"
                fill(filler)
                for ballast in kiosk.data.glob("*ballast*"):
                    ballast.unlink()
                fill(small / "filler2")
                kiosk.scan(card)
                until("an answer", lambda: kiosk.look()["screen"] in ("refused", "success"))
                if kiosk.shows("没有记录成功"):
                    self.assertEqual(kiosk.state()["queue"]["highest_sequence"], 0)
                filler.unlink()
                (small / "filler2").unlink(missing_ok=True)

                def heals():
                    kiosk.scan(other)
                    return until("an answer", lambda: kiosk.look()["screen"] in ("refused", "success")) and kiosk.shows("签到成功")
                until("it goes on without a restart", heals, patience=30)
                kiosk.kill()
            finally:
                subprocess.run(["umount", "-l", small], capture_output=True)


if __name__ == "__main__":
    unittest.main()
