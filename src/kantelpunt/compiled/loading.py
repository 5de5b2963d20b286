"""Machine code brought into the process, ready to be called."""

import ctypes
from collections.abc import Callable
from functools import cache

import llvmlite.binding as llvm  # type: ignore[import-untyped]


def loaded(code: bytes, symbol: str, words: int) -> Callable[..., int]:
    """The function that an object file holds under a symbol.

    Args:
        code: the object file.
        symbol: the name of the function.
        words: how many numbers it takes.

    Returns:
        What calls it, without holding the interpreter back; 0 when all went well.
    """
    engine = _engine()
    engine.add_object_file(llvm.ObjectFileRef.from_data(code))
    engine.finalize_object()
    prototype = ctypes.CFUNCTYPE(ctypes.c_int32, *[ctypes.c_int64] * words)
    return prototype(engine.get_function_address(symbol))


@cache
def _engine() -> llvm.ExecutionEngine:
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()
    processor = llvm.Target.from_default_triple().create_target_machine(jit=True)
    return llvm.create_mcjit_compiler(llvm.parse_assembly(""), processor)
