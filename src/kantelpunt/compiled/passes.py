"""A compiled pass, called like a function: from machine code kept on disk, else made and kept.

Numba makes the machine code from a kernel in a module `..._pass`, and keeps no part of itself in
it. So whoever only runs passes needs to import neither Numba nor the kernel's module.
"""

import ctypes
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from kantelpunt.compiled.forms import Form, Given, words
from kantelpunt.compiled.keeping import keep, kept
from kantelpunt.compiled.loading import loaded

# Numba's calling convention: where to put the result and an error, before what is given.
_BEFORE = 2
_ONE_AT_A_TIME = Lock()


@dataclass
class CompiledPass:
    """A kernel by its module and name, and the forms of its arguments.

    A kernel gives back nothing or one whole number; what else it finds it writes into arrays.
    """

    module: str
    name: str
    forms: tuple[Form, ...]
    _function: Callable[..., int] | None = field(default=None, init=False)

    def __call__(self, *given: Given) -> int:
        """Run it, with other threads beside it.

        Raises:
            TypeError: when an argument has another form.
            RuntimeError: when the kernel fails.
        """
        numbers = list(words(self.forms, given))
        found, error = ctypes.c_int64(0), ctypes.c_int64(0)
        function = self._function or self.load(len(numbers))
        if function(ctypes.addressof(found), ctypes.addressof(error), *numbers):
            raise RuntimeError(f"{self.module}.{self.name} failed")
        return found.value

    def load(self, numbers: int) -> Callable[..., int]:
        """Bring the machine code into the process."""
        with _ONE_AT_A_TIME:
            if self._function is None:
                of_forms = hashlib.sha256(repr(self.forms).encode()).hexdigest()[:8]
                symbol = f"{self.module.rpartition('.')[2]}_{self.name}_{of_forms}"
                code = kept(symbol)
                if code is None:
                    code = self._made(symbol)
                    keep(symbol, code)
                self._function = loaded(code, symbol, _BEFORE + numbers)
            return self._function

    def _made(self, symbol: str) -> bytes:
        # Only whoever finds no machine code waits for Numba.
        from kantelpunt.compiled.building import machine_code

        return machine_code(self.module, self.name, symbol, self.forms)
