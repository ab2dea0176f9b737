"""git: one file a proposal, one commit an event, every commit brought to the device."""
import shlex
import subprocess

from operations import Operation
from peers.entries import entries, fresh, is_followed_up, told
from workplace import NOTE, Run, WrongAnswer

AT = 10_000  # a history of one file reads every commit: nobody would wait for a million
DURABLE = ["-c", "core.fsync=all", "-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0"]


class Peer:
    name = "git"

    def __init__(self, place):
        self.place, self.folder = place, fresh(place.folder / "git")
        place.output(self.git("init", "--quiet", "--initial-branch=main"))
        self.load()
        place.output(self.git("checkout", "--quiet", "-f", "main"))
        place.output(self.git("repack", "-adq"))
        self.check()

    def git(self, *words):
        return Run(["git", "-C", str(self.folder), *DURABLE, *words])

    def load(self):
        texts = {}
        feed = subprocess.Popen(self.git("fast-import", "--quiet").command, stdin=subprocess.PIPE)
        for number, event in enumerate(filter(is_followed_up, entries(self.place))):
            name = event["subject"]
            texts[name] = texts.get(name, "") + f"{event['effective']} {event['type']} {told(event)}\n"
            message, content = f"{name}: {event['type']}".encode(), texts[name].encode()
            feed.stdin.write(b"commit refs/heads/main\ncommitter bench <bench@example.org> %d +0000\ndata %d\n%s\nM 644 inline %s\ndata %d\n%s\n"
                             % (1_700_000_000 + number, len(message), message, name.encode(), len(content), content))
        feed.stdin.close()
        if feed.wait():
            raise WrongAnswer("git fast-import ended with an error")

    def history(self, reference):
        return self.git("--no-pager", "log", "--format=%h %ad %s", "--", reference)

    def check(self):
        """As many commits of a proposal as entries in its history."""
        for turn in range(3):
            reference = self.place.asked(turn)[0]
            right = len(self.place.json("history", reference)["items"])
            if self.place.output(self.history(reference)).count("\n") != right:
                raise WrongAnswer(f"git: not {right} commits of {reference}")

    def operations(self):
        place, noted = self.place, self.place.answer["proposal"]
        file = shlex.quote(str(self.folder / noted))
        commit = shlex.join(self.git("commit", "--quiet", "-m", "A position", "--", noted).command)
        append = f"printf '%s\\n' {shlex.quote(NOTE)} >>{file} && exec {commit}"
        return [
            Operation("record one note", lambda _: place.rapport("proposal", "note", noted, NOTE, "--authority", "telephone"),
                      "append and commit", lambda _: Run(["sh", "-c", append])),
            Operation("history", lambda turn: place.rapport("history", place.asked(turn)[0]),
                      "log of a file", lambda turn: self.history(place.asked(turn)[0])),
            Operation("verify", lambda _: place.rapport("verify"), "fsck --full", lambda _: self.git("fsck", "--full", "--no-progress")),
        ]
