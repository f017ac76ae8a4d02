"""Headless Chromium, driven through its DevTools pipe (Chrome DevTools Protocol, "Inspector Protocol over pipe")."""

import asyncio
import json
import os
import shutil
import sys
import tempfile


class Chromium:
    """The browser: DevTools messages through a pair of pipes, each a JSON text that ends in NUL."""

    async def start(self):
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        if program is None:
            sys.exit("there is no chromium; run scripts/setup browser")
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        commands, to_browser = os.pipe()
        from_browser, answers = os.pipe()

        def place():  # the protocol's own numbers: 3 is read by the browser, 4 is written
            high = os.dup(answers), os.dup(commands)
            os.dup2(high[1], 3)
            os.dup2(high[0], 4)
            os.set_inheritable(3, True)
            os.set_inheritable(4, True)

        self.process = await asyncio.create_subprocess_exec(
            program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--mute-audio",
            "--no-first-run", "--disable-background-networking", "--disable-extensions", "--disable-dev-shm-usage",
            f"--user-data-dir={self.profile.name}", "about:blank", close_fds=False, preexec_fn=place,
            stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        loop = asyncio.get_running_loop()
        self.reader = asyncio.StreamReader(limit=1 << 28)
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(self.reader), os.fdopen(from_browser, "rb"))
        self.out = os.fdopen(to_browser, "wb", buffering=0)
        self.number = 0
        self.waiting = {}
        self.tabs = {}
        self.listening = asyncio.create_task(self.listen())

    async def listen(self):
        try:
            while True:
                message = json.loads((await self.reader.readuntil(b"\0"))[:-1])
                if "id" in message:
                    waiting = self.waiting.pop(message["id"], None)
                    if waiting is not None and not waiting.done():
                        waiting.set_result(message)
                elif message.get("sessionId") in self.tabs:
                    self.tabs[message["sessionId"]].hear(message["method"], message["params"])
        except asyncio.IncompleteReadError:
            for waiting in self.waiting.values():
                if not waiting.done():
                    waiting.set_exception(RuntimeError("the browser has ended"))

    def tell(self, method, session=None, **parameters):
        """Sends a command; the answer may be awaited or not."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        waiting = asyncio.get_running_loop().create_future()
        waiting.add_done_callback(lambda done: done.cancelled() or done.exception())
        self.waiting[self.number] = waiting
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out.fileno(), data):]
        return waiting

    async def open(self, make):
        """A new tab: what `make` makes of the browser and the tab's session, told of all that happens in it by `hear`."""
        target = (await self.tell("Target.createTarget", url="about:blank", newWindow=True))["result"]["targetId"]
        session = (await self.tell("Target.attachToTarget", targetId=target, flatten=True))["result"]["sessionId"]
        tab = make(self, session)
        self.tabs[session] = tab
        return tab

    async def stop(self):
        self.tell("Browser.close")
        try:
            await asyncio.wait_for(self.process.wait(), 10)
        except asyncio.TimeoutError:
            self.process.kill()
            await self.process.wait()
        self.listening.cancel()
        self.profile.cleanup()
