"""An auditor who has only events/README.md: reads a register without rapport and says what it finds.

    python audit.py FOLDER [--proof FILE]... [--checkpoint FILE]...

Prints a line for each stream (its name, its size, its root), for each signature and for each proof; status 1 if
anything does not hold. Uses pymerkle for the trees and cryptography for Ed25519, nothing of this project.
"""

import base64
import hashlib
import json
import pathlib
import sys

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pymerkle import InmemoryTree

faults = 0


def say(fine, text):
    global faults
    faults += not fine
    print(text if fine else f"FAULT {text}")


def header(line):
    """The bytes that a leaf stands for; a withheld line has none."""
    cut = line.find(b',"salt":"')
    return line if cut < 0 else line[:cut] + b"}"


def leaf(line):
    if line.startswith(b'{"withheld":"'):
        return base64.b64decode(line[13:57], validate=True)
    return hashlib.sha256(b"\x00" + header(line)).digest()


class Log:
    def __init__(self, folder):
        self.trees, self.keys = {}, []
        first = None
        for path in sorted((pathlib.Path(folder) / "events").iterdir()):
            if not (path / "000000000001.jsonl").is_file():
                continue
            tree = self.trees[path.name] = InmemoryTree(algorithm="sha256")
            for segment in sorted(path.glob("*.jsonl")):
                for line in segment.read_bytes().splitlines():
                    tree.append_entry(header(line))
                    event = json.loads(line)
                    first = first or (event["data"]["origin"] if event.get("id") == "1" else None)
                    if event.get("type") == "key.published":
                        self.keys.append((path.name, event["data"]["vkey"]))
        self.origin = first

    def root(self, stream, size):
        tree = self.trees[stream]
        return tree.get_root(size) if size <= tree.get_size() else None


def verifies(key, name, blob, body):
    """Whether a published key made a signature: the key's name and number are compared first, both."""
    of, number, rest = key.split("+", 2)
    public = base64.b64decode(rest, validate=True)
    if hashlib.sha256(of.encode() + b"\n" + public).digest()[:4].hex() != number:
        return None
    if of != name or blob[:4].hex() != number:
        return None
    message, signature = body, blob[4:]
    if public[0] == 4:
        seconds = int.from_bytes(signature[:8], "big")
        message, signature = b"cosignature/v1\ntime %d\n" % seconds + body, signature[8:]
    try:
        Ed25519PublicKey.from_public_bytes(public[1:]).verify(signature, message)
        return True
    except InvalidSignature:
        return False


def check_note(log, where, text):
    """A checkpoint against the log: its root, and each signature against the keys of the log."""
    body, _, signatures = text.partition(b"\n\n")
    body = body + b"\n" if signatures else body
    origin, size, root = body.decode().split("\n")[:3]
    stream = origin.rpartition("/")[2]
    mine = log.root(stream, int(size)) if stream in log.trees else None
    fits = origin == f"{log.origin}/{stream}" and mine == base64.b64decode(root, validate=True)
    say(fits, f"checkpoint {where} {origin} {size}")
    for line in signatures.decode().splitlines():
        dash, name, blob = line.split(" ")
        blob = base64.b64decode(blob, validate=True)
        # A stream's own key, or a cosigner's from anywhere: the kind, 4, makes its base64 begin with B.
        known = [key for of, key in log.keys if of == stream or key.split("+", 2)[2].startswith("B")]
        verdicts = [verifies(key, name, blob, body) for key in known]
        say(dash == "—" and True in verdicts, f"signature {where} {name} {blob[:4].hex()}")
    return origin, int(size), base64.b64decode(root)


def climb(node, index, size, path):
    """The root to which a proof leads, by the recursive definition of RFC 6962."""
    if size == 1:
        return node if not path else None
    half = 1
    while half * 2 < size:
        half *= 2
    if not path:
        return None
    if index < half:
        left, right = climb(node, index, half, path[:-1]), path[-1]
    else:
        left, right = path[-1], climb(node, index - half, size - half, path[:-1])
    return hashlib.sha256(b"\x01" + left + right).digest() if left and right else None


def check_proof(log, where, text):
    head, _, note = text.partition(b"\n\n")
    lines = head.decode().split("\n")
    extra = base64.b64decode(lines[1].removeprefix("extra "), validate=True).split(b"\n")
    index = int(lines[2].removeprefix("index "))
    path = [base64.b64decode(line, validate=True) for line in lines[3:]]
    origin, size, root = check_note(log, where, note)
    holds = lines[0] == "c2sp.org/tlog-proof@v1" and climb(leaf(extra[0]), index, size, path) == root
    event = json.loads(extra[0])
    if "data" in event:
        value = extra[0][extra[0].index(b'","data":') + 9 : -1]
        digest = hashlib.sha256(base64.b64decode(event["salt"]) + value).digest()
        holds = holds and digest == base64.b64decode(event["datahash"])
    say(holds, f"proof {where} {origin.rpartition('/')[2]}/{index + 1} of {size}")


def main(folder, *options):
    log = Log(folder)
    for stream, tree in log.trees.items():
        print("stream", stream, tree.get_size(), base64.b64encode(tree.get_root()).decode())
        for path in sorted((pathlib.Path(folder) / "events" / stream / "checkpoints").glob("*-*-*")):
            size, root, key = path.name.split("-")
            origin, of, digest = check_note(log, path.name, path.read_bytes())
            say(int(size) == of and digest.hex().startswith(root), f"name {path.name}")
    for option, file in zip(options[::2], options[1::2]):
        check = {"--proof": check_proof, "--checkpoint": check_note}[option]
        check(log, pathlib.Path(file).name, pathlib.Path(file).read_bytes())
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
