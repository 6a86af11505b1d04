"""From the button to the glass: an urgent announcement on the kiosk's frame, and its recall, within a second."""
import os
import statistics
import time
import unittest

from county import Console, County, until

RUNS = int(os.environ.get("LINLI_RUNS", "20"))


class Urgent(unittest.TestCase):
    def test_an_urgent_announcement_is_on_the_frame_and_off_it_at_once(self):
        with County() as county:
            kiosk = county.kiosk()
            console = county.arrive(kiosk)
            shown, gone = [], []
            for run in range(RUNS):
                title = f"停水通知{run:02d}"
                start = time.monotonic()
                announcement = console.publish(title)
                until("it is on the frame", lambda: kiosk.shows(title))
                shown.append(time.monotonic() - start)
                delivery = until("the console hears of it", lambda: [
                    one for one in console.call("GET", f"/api/v1/announcements/{announcement['id']}/delivery")[0]["kiosks"]
                    if one["state"] == "applied"])
                self.assertEqual(len(delivery), 1)
                start = time.monotonic()
                console.recall(announcement)
                until("it is off the frame", lambda: not kiosk.shows(title))
                gone.append(time.monotonic() - start)
            for what, times in (("shown", shown), ("recalled", gone)):
                print(f"{what}: median {statistics.median(times) * 1000:.0f} ms, worst {max(times) * 1000:.0f} ms, {RUNS} runs")


if __name__ == "__main__":
    unittest.main()
