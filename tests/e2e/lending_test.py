"""An umbrella goes out and comes back, by a rack with lamps and sensors and by one without."""
import unittest

from county import County, until


class Lending(unittest.TestCase):
    def borrow(self, county, kiosk):
        """As far as 请取 {n} 号伞; answers what was said on the way."""
        card, _ = county.passes(1)[0]
        county.arrive(kiosk)
        kiosk.tap("attract.start")
        kiosk.wait_screen("home")
        kiosk.tap("tile.borrow")
        kiosk.wait_screen("lending")
        said = kiosk.look()["texts"]
        kiosk.tap("lend.borrow")
        kiosk.wait_screen("scan")
        kiosk.scan(card)
        kiosk.wait_screen("pick_up")
        return "\n".join(said + kiosk.look()["texts"])

    def test_a_rack_with_lamps_lights_the_slot_and_feels_it_emptied(self):
        with County() as county:
            config = county.home / "kiosk.toml"
            config.write_text('rack = "simulated"\n')
            kiosk = county.kiosk("--config", config)
            self.assertEqual(kiosk.state()["lit"], [])
            said = self.borrow(county, kiosk)
            self.assertIn("亮灯", said)
            lit, = kiosk.state()["lit"]
            rack, slot = lit.rsplit("/", 1)
            self.assertNotIn("error", kiosk.ask(do="rack", rack=rack, slot=int(slot), filled=False))
            kiosk.wait_screen("lending_result")
            self.assertEqual(kiosk.state()["lit"], [])
            kiosk.ask(do="rack", rack=rack, slot=int(slot), filled=True)
            until("the loan is back", lambda: any(event["kind"] == "loan_in.v1" for event in county.server.events()))
            kiosk.stop()

    def test_a_rack_without_them_promises_none(self):
        with County() as county:
            kiosk = county.kiosk()
            said = self.borrow(county, kiosk)
            self.assertNotIn("灯", said)
            self.assertNotIn("感应", said)
            self.assertIn("error", kiosk.ask(do="rack", rack="any", slot=1, filled=False))
            kiosk.tap("lend.got")
            kiosk.wait_screen("lending_result")
            kiosk.stop()


if __name__ == "__main__":
    unittest.main()
