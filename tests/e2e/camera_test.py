"""A card held before the camera, as a film: moving, slightly blurred."""
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


if __name__ == "__main__":
    unittest.main()
