"""Machine code made from a kernel; only this needs Numba, which takes half a second to import."""

from collections.abc import Sequence
from importlib import import_module

import llvmlite.binding as llvm  # type: ignore[import-untyped]
from numba import types

from kantelpunt.compiled.forms import NUMBER, Form, array_of

_OPTIMISED = 3


def machine_code(module: str, name: str, symbol: str, forms: Sequence[Form]) -> bytes:
    """Compile a kernel.

    Args:
        module: where the kernel stands.
        name: the kernel.
        symbol: the name that its code gets.
        forms: of its arguments.

    Returns:
        An object file for this processor.

    Raises:
        TypeError: when the code would call anything outside itself.
    """
    kernel = getattr(import_module(module), name)
    kernel.compile(tuple(_type_of(form) for form in forms))
    (made,) = kernel.overloads.values()
    code = llvm.parse_assembly(made.library.get_llvm_str())
    code.get_function(made.fndesc.llvm_func_name).name = symbol
    outside = [
        one.name
        for one in code.functions
        if one.is_declaration and not one.name.startswith(("llvm.", "mem"))
    ]
    if outside:
        raise TypeError(f"{module}.{name} calls {', '.join(outside)}")
    processor = llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=_OPTIMISED,
        reloc="default",
        codemodel="jitdefault",
        jit=True,
    )
    found: bytes = processor.emit_object(code)
    return found


def _type_of(form: Form) -> types.Type:
    if isinstance(form, tuple):
        return types.Tuple(tuple(_type_of(part) for part in form))
    if form == NUMBER:
        return types.int64
    element, dimensions = array_of(form)
    return types.Array(
        types.boolean if element == "bool" else getattr(types, element), dimensions, "C"
    )
