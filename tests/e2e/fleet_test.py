"""What the county does to a kiosk from afar: lock it out, order it about, set it aside; and what watches it."""
import json
import os
import pathlib
import signal
import socket
import time
import unittest

from county import BIN, PATIENCE, County, until
import subprocess

SHOTS = pathlib.Path(os.environ.get("LINLI_SHOTS", "/nonexistent"))


def kiosk_id(county):
    return county.server.admin("kiosk", "list").split("\t")[0]


def command(county, kind, *options):
    return county.server.admin("kiosk", "command", kiosk_id(county), kind, *options).split("\t")[0]


def status(county, given):
    rows = [line.split("\t") for line in county.server.admin("kiosk", "commands", kiosk_id(county)).splitlines()]
    return next((row[2] for row in rows if row[0] == given), "unknown")


def answered(county, given, expected="done"):
    until(f"the command is {expected}", lambda: status(county, given) == expected)


def keep_shot(kiosk, name):
    if SHOTS.is_dir():
        kiosk.ask(do="shot", path=str(SHOTS / name))


class LockedOut(unittest.TestCase):
    def test_TH7_a_revoked_kiosk_says_whom_to_ask_and_keeps_what_it_never_sent_for_the_county(self):
        with County() as county:
            kiosk = county.kiosk("--size", "1080x1920")
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            port = county.server.port
            county.server.stop()
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            county.server.admin("kiosk", "revoke", kiosk_id(county))  # by itself, no server runs
            county.server.start(port)
            pressed = time.monotonic()
            kiosk.wait_screen("out_of_use", patience=60)
            print(f"out of use {time.monotonic() - pressed:.1f} s after the server was back")
            kiosk.wait_text("本屏已停止使用")
            keep_shot(kiosk, "out-of-use.png")
            until("everything is destroyed", lambda: not (kiosk.data / "ledger.db").exists())
            kiosk.scan(card)
            self.assertEqual(kiosk.look()["screen"], "out_of_use")
            left = sorted(path.name for path in kiosk.data.iterdir())
            self.assertEqual([name for name in left if not name.startswith("sealed-")], ["locked-out.json"])
            self.assertEqual(county.server.attendances(), [])
            kiosk.stop()

            exported = county.home / "exported"
            exported.mkdir()
            done = subprocess.run([BIN / "linli-kiosk", "sealed", "--data", kiosk.data, "--to", exported],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)
            said = county.server.admin("kiosk", "unseal", done.stdout.strip())
            self.assertIn(" taken in, 0 for people", said)
            self.assertEqual(len(county.server.attendances()), 1)

            kiosk.start("--size", "1920x1080")
            kiosk.wait_screen("out_of_use")
            keep_shot(kiosk, "out-of-use-across.png")
            kiosk.stop()
            kiosk.enrol(county.server)
            kiosk.start()
            kiosk.wait_content()
            self.assertEqual(kiosk.look()["screen"], "attract")

    def test_a_suspended_kiosk_says_so_and_comes_back(self):
        with County() as county:
            kiosk = county.kiosk()
            county.server.admin("kiosk", "suspend", kiosk_id(county))
            until("it stands aside", lambda: kiosk.state()["sync"]["standing"] == "suspended")
            kiosk.tap("attract")
            kiosk.wait_text("本终端已暂停使用")
            keep_shot(kiosk, "suspended.png")
            county.server.admin("kiosk", "resume", kiosk_id(county))
            until("it is back", lambda: kiosk.state()["sync"]["standing"] == "active", patience=90)


class Orders(unittest.TestCase):
    def test_each_command_is_done_once_and_answered(self):
        with County() as county:
            kiosk = county.kiosk()
            given = command(county, "identify")
            kiosk.wait_screen("naming")
            kiosk.wait_text("大厅 1")
            keep_shot(kiosk, "naming.png")
            answered(county, given)
            kiosk.ask(do="tap", x=500, y=500)
            kiosk.wait_screen("attract")

            answered(county, command(county, "blank"))
            kiosk.wait_screen("dark")
            answered(county, command(county, "unblank"))
            kiosk.wait_screen("attract")
            for kind in ("pull", "resnapshot"):
                answered(county, command(county, kind))
            old = until("its media are there", lambda: self.media_of(kiosk))
            answered(county, command(county, "clear_media"))
            until("they went and came again", lambda: set(self.media_of(kiosk)) == set(old)
                  and not set(self.media_of(kiosk).values()) & set(old.values()))
            answered(county, command(county, "set_volume", "--volume", "30"))
            self.assertEqual((kiosk.data / "volume").read_text(), "30")

            given = command(county, "screenshot")
            answered(county, given)
            picture = county.home / "screen.jpg"
            until("the picture is there", lambda: "jpeg" in county.server.admin(
                "kiosk", "report", kiosk_id(county), given, picture))
            self.assertEqual(picture.read_bytes()[:3], b"\xff\xd8\xff")
            given = command(county, "upload_logs")
            answered(county, given)
            log = county.home / "kiosk.log"
            until("the log is there", lambda: "text" in county.server.admin(
                "kiosk", "report", kiosk_id(county), given, log))
            self.assertIn("command: ", log.read_text())

    @staticmethod
    def media_of(kiosk):
        """The whole files of its media, each with the moment in which it was written."""
        files = (kiosk.data / "media").glob("??/*")
        return {file.name: file.stat().st_mtime_ns for file in files if not file.name.endswith(".part")}

    def test_RR4_while_somebody_stands_there_nothing_is_seen_or_interrupted(self):
        with County() as county:
            kiosk = county.kiosk()
            kiosk.tap("attract")
            kiosk.wait_screen("home")
            for kind in ("screenshot", "restart_app", "blank"):
                answered(county, command(county, kind), "refused")
            self.assertEqual(kiosk.look()["screen"], "home")

    def test_a_restart_is_a_fresh_start_of_the_same_process_and_happens_once(self):
        with County() as county:
            kiosk = county.kiosk()
            before = kiosk.state()["frames"]
            given = command(county, "restart_app")
            until("the control socket closes", lambda: self.is_closed(kiosk))
            until("it is there again", lambda: self.is_back(kiosk))
            answered(county, given)
            self.assertIsNone(kiosk.process.poll())
            self.assertGreater(before, 0)
            kiosk.wait_content()

    @staticmethod
    def is_back(kiosk):
        try:
            kiosk.connect()
        except OSError:
            return False  # the old one's socket was still there
        return True

    @staticmethod
    def is_closed(kiosk):
        try:
            return not kiosk.lines.readline()
        except OSError:
            return True

    def test_a_reboot_goes_to_the_one_helper_and_is_refused_without_it(self):
        with County() as county:
            kiosk = county.kiosk()
            answered(county, command(county, "reboot"), "refused")
            kiosk.stop()
            helper = county.home / "helper"
            helper.write_text(f"#!/bin/sh\necho \"$@\" > {county.home}/asked\n")
            helper.chmod(0o755)
            config = county.home / "kiosk.toml"
            config.write_text(f'helper = "{helper}"\n')
            kiosk.start("--config", config)
            kiosk.wait_content()
            answered(county, command(county, "reboot"))
            until("the helper was asked", lambda: (county.home / "asked").exists() and
                  (county.home / "asked").read_text() == "reboot\n")


class Watched(unittest.TestCase):
    def test_FF15_the_service_manager_hears_of_a_healthy_kiosk_and_not_of_a_stopped_one(self):
        with County() as county:
            manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            path = county.home / "notify"
            manager.bind(str(path))
            manager.settimeout(max(30, PATIENCE))
            os.environ.update(NOTIFY_SOCKET=str(path), WATCHDOG_USEC="3000000")
            try:
                kiosk = county.kiosk()
            finally:
                del os.environ["NOTIFY_SOCKET"], os.environ["WATCHDOG_USEC"]
            heard = [manager.recv(100).decode() for _ in range(4)]
            self.assertEqual(sorted(set(heard)), ["READY=1", "WATCHDOG=1"])
            kiosk.process.send_signal(signal.SIGSTOP)
            manager.settimeout(0.5)
            try:
                while True:
                    manager.recv(100)  # what was on its way
            except TimeoutError:
                pass
            manager.settimeout(3)
            with self.assertRaises(TimeoutError):
                manager.recv(100)
            kiosk.process.send_signal(signal.SIGCONT)
            manager.settimeout(max(30, PATIENCE))
            self.assertEqual(manager.recv(100).decode(), "WATCHDOG=1")
            kiosk.stop()
            heard = []
            while "STOPPING=1" not in heard:
                heard.append(manager.recv(100).decode())
            manager.close()


class Offline(unittest.TestCase):
    def test_the_root_leaves_the_server_and_keys_are_rotated_with_its_file(self):
        with County() as county:
            kiosk = county.kiosk()
            root = county.home / "root.json"
            county.server.admin("keys", "root-out", root)
            secret = json.loads(root.read_text())["root"]
            self.assertIn("signed with key 2", county.server.admin("keys", "rotate", "--root", root))
            (card, _), = county.passes(1)
            county.arrive(kiosk)
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            county.server.stop()
            dump = subprocess.run([BIN / "linli-admin", "--data", county.server.data, "backup", county.home / "copy"],
                                  capture_output=True, text=True)
            self.assertEqual(dump.returncode, 0, dump.stderr)
            self.assertNotIn(secret.encode(), (county.server.data / "server.db").read_bytes())


if __name__ == "__main__":
    unittest.main()
