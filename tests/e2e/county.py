"""A whole county for a test: real server, real kiosk, real files, in a directory of its own."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

BIN = pathlib.Path(os.environ.get("LINLI_BIN", pathlib.Path(__file__).resolve().parents[2] / "build/release/bin"))
ADMIN = "staff"
PASSWORD = "a long enough password"
# Slow machines and sanitizers need patience; nothing waits longer than it must.
PATIENCE = float(os.environ.get("LINLI_PATIENCE", "20"))


def until(what, question, patience=PATIENCE):
    """Asks until the answer is true; fails with `what` where it never is."""
    end = time.monotonic() + patience
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"never happened: {what}")
        time.sleep(0.02)


class Server:
    def __init__(self, home, at=None):
        self.data = home / "server"
        self.at = at
        self.process = None
        self.port = 0

    def start(self, port=0):
        options = ["--at", self.at] if self.at else []
        self.process = subprocess.Popen(
            [BIN / "linli-server", "--data", self.data, "--listen", f"127.0.0.1:{port}", *options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)$", line.strip())
        assert found, f"the server did not start: {line!r}"
        self.port = int(found[1])
        return self

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def stop(self, with_signal=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(with_signal)
            self.process.wait(PATIENCE)
        if self.process:
            self.process.stdout.close()
        self.process = None

    def admin(self, *words, **more):
        done = subprocess.run([BIN / "linli-admin", "--data", self.data, *words], capture_output=True, text=True, **more)
        assert done.returncode == 0, f"linli-admin {words}: {done.stderr}"
        return done.stdout.strip()

    def events(self):
        return [json.loads(line) for line in self.admin("event", "list").splitlines()]

    def attendances(self):
        return [event for event in self.events() if event["kind"] == "checkin.v1" and event["outcome"] == "OK"]

    def center(self):
        return self.admin("center", "list").splitlines()[0].split("\t")[0]

    def residents(self):
        rows = [line.split("\t") for line in self.admin("resident", "list", "--center", self.center()).splitlines()]
        return [(row[0], row[1], row[2].split(",") if len(row) > 2 and row[2] else []) for row in rows]

    def issue(self, resident, png=None):
        return self.admin("pass", "issue", "--resident", resident, *(["--png", png] if png else []))


class Console:
    """A member of staff's browser, as far as the API goes."""

    def __init__(self, server):
        self.server = server
        self.cookie = ""
        self.csrf = ""
        body, headers = self.call("POST", "/api/v1/session", {"name": ADMIN, "password": PASSWORD})
        self.cookie = headers["Set-Cookie"].split(";")[0]
        self.csrf = body["csrf"]

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.server.url + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        request.add_header("Cookie", self.cookie)
        request.add_header("X-CSRF-Token", self.csrf)
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            text = answer.read()
            return (json.loads(text) if text else None), answer.headers

    def publish(self, title, severity="urgent"):
        draft = {"severity": severity, "title": {"zh": title}, "body": {"zh": "请提前储水"}, "facts": [],
                 "target": {"all": True}}
        return self.call("POST", "/api/v1/announcements", draft)[0]

    def recall(self, announcement):
        return self.call("POST", f"/api/v1/announcements/{announcement['id']}/recall", {})[0]


class Kiosk:
    def __init__(self, home, name="kiosk"):
        self.data = home / name
        self.control = home / f"{name}.ctl"
        self.process = None
        self.lines = None

    def enrol(self, server, url=None):
        code = server.admin("kiosk", "code", "--center", server.center())
        done = subprocess.run([BIN / "linli-kiosk", "enrol", "--server", url or server.url, "--code", code, "--data", self.data],
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return self

    def start(self, *options, wait=True):
        self.control.unlink(missing_ok=True)
        self.process = subprocess.Popen(
            [BIN / "linli-kiosk", "--data", self.data, "--headless", "--control", self.control, *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if wait:
            self.connect()
        return self

    def connect(self):
        def opened():
            assert self.process.poll() is None, f"the kiosk ended with {self.process.returncode}"
            client = socket.socket(socket.AF_UNIX)
            try:
                client.connect(str(self.control))
            except OSError:
                client.close()
                return None
            return client
        client = until("the control socket opens", opened)
        client.settimeout(PATIENCE)
        self.lines = client.makefile("rw")
        client.close()
        until("the first frame", lambda: self.state()["frames"] > 0)

    def ask(self, **order):
        self.lines.write(json.dumps(order) + "\n")
        self.lines.flush()
        return json.loads(self.lines.readline())

    def state(self):
        return self.ask(do="state")

    def look(self):
        return self.ask(do="look")

    def scan(self, text):
        return self.ask(do="scan", text=text)

    def tap(self, element):
        answer = self.ask(do="tap", id=element)
        assert "error" not in answer, answer
        return answer

    def shows(self, text):
        return any(text in shown for shown in self.look()["texts"])

    def wait_text(self, text, patience=PATIENCE):
        return until(f"the screen shows {text}", lambda: self.shows(text), patience)

    def wait_screen(self, *names, patience=PATIENCE):
        return until(f"screen {names}", lambda: self.look()["screen"] in names, patience)

    def wait_content(self):
        """Until the centre's content is there."""
        return until("content arrives", lambda: self.state()["content"]["announcements"])

    def kill(self):
        self.lines = None
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.lines = None
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise AssertionError("the kiosk did not stop on SIGTERM")


class Proxy:
    """A network that can be cut, and that can lose the answers to uploads: forwards TCP to the server."""

    def __init__(self, server_port):
        self.server_port = server_port
        self.lose_answers = 0  # to so many uploads
        self.lost = 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.closed = False
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while not self.closed:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        try:
            server = socket.create_connection(("127.0.0.1", self.server_port))
        except OSError:
            client.close()
            return
        losing = threading.Event()

        def upstream():
            try:
                while data := client.recv(65536):
                    if b"POST /api/v1/sync/push" in data and self.lost < self.lose_answers:
                        self.lost += 1
                        losing.set()
                    server.sendall(data)
            except OSError:
                pass
            finally:
                self.end(server)

        threading.Thread(target=upstream, daemon=True).start()
        try:
            while data := server.recv(65536):
                if losing.is_set():
                    break  # the server has committed; nobody hears of it
                client.sendall(data)
        except OSError:
            pass
        self.end(client)
        self.end(server)

    @staticmethod
    def end(one):
        try:
            one.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass
        one.close()

    def close(self):
        self.closed = True
        self.listener.close()


class County:
    """Everything together; `with County() as county:` cleans up, and keeps the files of a failure."""

    def __init__(self, at=None):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="linli-e2e-"))
        self.server = Server(self.home, at)
        self.kiosks = []
        self.proxies = []

    def __enter__(self):
        self.server.data.mkdir()
        self.server.admin("demo", "load")
        self.server.admin("admin", "create", ADMIN, "--password-stdin", input=PASSWORD + "\n")
        self.server.start()
        return self

    def __exit__(self, kind, value, trace):
        for kiosk in self.kiosks:
            if kiosk.process and kiosk.process.poll() is None:
                kiosk.kill()
        self.server.stop()
        for proxy in self.proxies:
            proxy.close()
        if kind is None:
            shutil.rmtree(self.home, ignore_errors=True)
        else:
            print(f"the files of this run lie in {self.home}")

    def kiosk(self, *options, name="kiosk", url=None, start=True):
        kiosk = Kiosk(self.home, name).enrol(self.server, url)
        self.kiosks.append(kiosk)
        if start:
            kiosk.start(*options)
            kiosk.wait_content()
        return kiosk

    def proxy(self):
        proxy = Proxy(self.server.port)
        self.proxies.append(proxy)
        return proxy

    def passes(self, count):
        """Passes of people who each fit exactly one session that is open now: (pass text, session ids)."""
        names = {}
        for resident, masked, sessions in self.server.residents():
            if sessions:
                names.setdefault(masked, (resident, sessions))
        wanted = [names[masked] for masked in ("王*和", "孙*", "周*宁", "吴*芳", "郑*强", "冯*梅") if masked in names]
        return [(self.server.issue(resident), sessions) for resident, sessions in (wanted * count)[:count]]

    def arrive(self, kiosk):
        """Until what the server has published is on the kiosk."""
        console = Console(self.server)
        mark = console.publish("到了吗", "info")
        until("the newest change arrives", lambda: mark["id"] in kiosk.state()["content"]["announcements"])
        console.recall(mark)
        return console
