"""What the parsers of foreign formats raise on damaged bytes."""

import struct
import zlib

# None of them names all that broken input makes it raise, so the calls into them, and only those, are
# guarded by this list.
LIBRARY_FAULTS: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    BufferError,
    EOFError,
    LookupError,
    MemoryError,
    OSError,
    RuntimeError,  # with RecursionError and NotImplementedError
    SyntaxError,  # as which lxml reports bad XML
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
