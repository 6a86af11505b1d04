"""A resident checks in, the county sees it: online, without the server, and when every answer to an upload is lost."""
import time
import unittest

from county import Console, County, until


class CheckIn(unittest.TestCase):
    def test_a_card_becomes_an_attendance_at_the_right_session(self):
        with County() as county:
            kiosk = county.kiosk()
            (card, sessions), = county.passes(1)
            county.arrive(kiosk)
            kiosk.scan(card)
            kiosk.wait_text("签到成功")
            rows = until("the server has the row", county.server.attendances)
            self.assertEqual(len(rows), 1)
            self.assertIn(rows[0]["session"], sessions)
            console = Console(county.server)
            shown, _ = console.call("GET", "/api/v1/checkins")
            self.assertEqual(shown["checkins"][0]["person"]["masked_name"], "王*和")
            self.assertEqual(shown["checkins"][0]["session_id"], rows[0]["session"])
            people, _ = console.call("GET", f"/api/v1/sessions/{rows[0]['session']}/attendance")
            self.assertEqual([one["person"]["masked_name"] for one in people["people"]], ["王*和"])
            kiosk.stop()

    def test_without_the_server_everything_is_kept_and_arrives_once(self):
        with County() as county:
            kiosk = county.kiosk()
            cards = county.passes(4)
            county.arrive(kiosk)
            port = county.server.port
            county.server.stop()
            gone = time.monotonic()
            kiosk.scan(cards[0][0])
            kiosk.wait_text("签到成功")
            kiosk.tap("success.done")
            kiosk.wait_screen("home")
            until("the banner says offline", lambda: kiosk.shows("网络暂时断开"))
            print(f"banner after {time.monotonic() - gone:.1f} s")
            for card, _ in cards[1:]:
                kiosk.scan(card)
                kiosk.wait_text("签到成功")
            self.assertEqual(kiosk.state()["queue"]["events"], 4)
            county.server.start(port)
            until("the queue is empty", lambda: kiosk.state()["queue"]["events"] == 0, patience=60)
            rows = county.server.attendances()
            self.assertEqual(len(rows), 4)
            self.assertEqual(len({row["event"] for row in rows}), 4)
            self.assertEqual([row["device_seq"] for row in county.server.events()], [1, 2, 3, 4])

    def test_an_upload_whose_answer_is_lost_counts_nobody_twice(self):
        with County() as county:
            proxy = county.proxy()
            kiosk = county.kiosk(url=f"http://127.0.0.1:{proxy.port}", start=False)
            kiosk.start()
            kiosk.wait_content()
            cards = county.passes(3)
            county.arrive(kiosk)
            proxy.lose_answers = 3
            for card, _ in cards:
                kiosk.scan(card)
                kiosk.wait_text("签到成功")
            until("the queue is empty", lambda: kiosk.state()["queue"]["events"] == 0, patience=90)
            self.assertEqual(proxy.lost, 3)
            rows = county.server.attendances()
            self.assertEqual(len(rows), 3)
            self.assertEqual(len({row["event"] for row in rows}), 3)


if __name__ == "__main__":
    unittest.main()
