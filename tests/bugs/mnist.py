"""Bugs to plant in snippets/mnist.py: what it is, old text, new text."""

BUGS = [
    ("sizes read backwards", 'int.from_bytes(size, "big")', 'int.from_bytes(size, "little")'),
    ("any type of number", 'content[:3] != b"\\x00\\x00\\x08"', 'content[:2] != b"\\x00\\x00"'),
    ("less than announced", "- start != math", "- start > math"),
    ("damage inside not caught", "EOFError, zlib.error", "EOFError"),
    ("read only", ".reshape(shape).copy()", ".reshape(shape)"),
    (
        "checksum of the folder not looked at",
        'if pooch.file_hash(str(path), "md5") !=',
        "if None ==",
    ),
    ("checksum of the download not looked at", 'f"md5:{CHECKSUMS[name]}"', "None"),
    ("second mirror never asked", "in MIRRORS:", "in MIRRORS[:1]:"),
    ("mirror's damage ends it all", "except ValueError:", "except TypeError:"),
    ("the folder is ignored", 'os.environ.get("MNIST_DIR")', 'os.environ.get("MNIST_FOLDER")'),
    ("test labels not counted", "for k in (0, 2):", "for k in (0,):"),
    (
        "damage passed over in silence",
        "except OSError as error:\n        digits",
        "except (OSError, ValueError) as error:\n        digits",
    ),
    ("white becomes black", "(255 / 16)", "16"),
    ("tested on what it learned", "images[n:], labels[n:]", "images[:n], labels[:n]"),
]
