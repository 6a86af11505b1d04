"""A card held before the camera, as a film: moving, slightly blurred."""
import os
import pathlib
import subprocess
import unittest

from county import BIN, County, until


class Camera(unittest.TestCase):
    def test_a_moving_blurred_video_of_a_card_is_read_by_the_camera(self):
        with County() as county:
            (card, sessions), = county.passes(1)
            video = county.home / "card.avi"
            subprocess.run([BIN / "make_scan_video", "--text", card, "--out", video, "--seconds", "4"], check=True)
            kiosk = county.kiosk("--camera", video)
            county.arrive(kiosk)
            kiosk.tap("attract.start")
            kiosk.wait_screen("home")
            kiosk.tap("tile.checkin")
            kiosk.wait_text("签到成功")
            rows = until("the server has the row", county.server.attendances)
            self.assertEqual(len(rows), 1)
            self.assertIn(rows[0]["session"], sessions)

    def test_the_camera_is_open_while_it_scans_and_at_no_other_time(self):
        with County() as county:
            video = county.home / "nothing.avi"
            subprocess.run([BIN / "make_scan_video", "--text", "no pass", "--out", video, "--seconds", "4"], check=True)
            kiosk = county.kiosk("--camera", video)
            county.arrive(kiosk)

            def is_open():
                links = pathlib.Path(f"/proc/{kiosk.process.pid}/fd").iterdir()
                return str(video) in [os.readlink(link) for link in links if link.is_symlink()]

            self.assertFalse(is_open(), "while the signage plays")
            kiosk.tap("attract.start")
            kiosk.wait_screen("home")
            self.assertFalse(is_open(), "at home")
            kiosk.tap("tile.checkin")
            kiosk.wait_screen("scan")
            until("the camera opens", is_open)
            kiosk.tap("nav.home")
            kiosk.wait_screen("home")
            until("the camera is closed", lambda: not is_open())
            kiosk.stop()


if __name__ == "__main__":
    unittest.main()
