"""kill -9 of the kiosk at random moments during a stream of check-ins: what was confirmed is there afterwards."""
import os
import random
import sqlite3
import time
import unittest

from county import County, Kiosk, until

CUTS = int(os.environ.get("LINLI_CUTS", "50"))
SEED = int(os.environ.get("LINLI_SEED", str(random.randrange(1 << 30))))


def sequences(kiosk: Kiosk):
    """Sequence numbers in the outbox, straight from the file."""
    database = sqlite3.connect(f"file:{kiosk.data / 'ledger.db'}?mode=ro", uri=True)
    try:
        return [row[0] for row in database.execute("SELECT dev_seq FROM outbox ORDER BY dev_seq")]
    finally:
        database.close()


class PowerCut(unittest.TestCase):
    def test_D4_whatever_was_confirmed_survives_a_cut_at_any_moment(self):
        print(f"seed {SEED}, {CUTS} cuts")
        chance = random.Random(SEED)
        with County() as county:
            kiosk = county.kiosk()
            cards = [card for card, _ in county.passes(6)]
            county.arrive(kiosk)
            port = county.server.port
            county.server.stop()  # so that the queue holds everything
            confirmed = 0
            for cut in range(CUTS):
                seen = kiosk.state()["queue"]["highest_sequence"]
                end = time.monotonic() + chance.uniform(0.0, 0.5)
                while time.monotonic() < end:
                    kiosk.scan(chance.choice(cards))
                    time.sleep(chance.uniform(0.0, 0.02))
                    # What the desk reports as committed is confirmed.
                    confirmed = max(confirmed, kiosk.state()["queue"]["highest_sequence"])
                kiosk.kill()
                kiosk.start()
                kiosk.wait_screen("attract", "urgent")
                now = until("the ledger is read", lambda: kiosk.state()["queue"]["highest_sequence"])
                self.assertGreaterEqual(now, confirmed, f"cut {cut} lost something that was confirmed (seed {SEED})")
                self.assertGreaterEqual(now, seen)
            stored = sequences(kiosk)
            self.assertEqual(stored, list(range(1, len(stored) + 1)), "sequence numbers have a gap")
            county.server.start(port)
            until("everything is uploaded", lambda: kiosk.state()["queue"]["events"] == 0, patience=90)
            events = county.server.events()
            self.assertEqual(sorted(event["device_seq"] for event in events), stored)
            print(f"{len(stored)} events through {CUTS} cuts, none lost, none twice")


if __name__ == "__main__":
    unittest.main()
