"""PDFium's functions as cheap to call as Python can make them.

pypdfium2's own bindings look at the type of every argument and give up the interpreter's lock around every
call. For a page that costs nothing; for one of its characters it costs more than PDFium takes to answer.
"""

from __future__ import annotations

import ctypes
from typing import Any

import cffi

FFI = cffi.FFI()


def bare(function: Any) -> Any:
    """*function* for pointers and addresses of any type, called under the interpreter's lock."""
    arguments = [kind if kind is ctypes.c_int else ctypes.c_void_p for kind in function.argtypes]
    return ctypes.PYFUNCTYPE(function.restype, *arguments)(_place_of(function))


def declared(function: Any, signature: str) -> Any:
    """*function* as a pointer of the C type *signature*."""
    return FFI.cast(signature, _place_of(function))


def _place_of(function: Any) -> Any:
    return ctypes.cast(function, ctypes.c_void_p).value


def address_of(pointer: Any) -> int:
    """Where *pointer* points to: passed as a number it needs no look at its type."""
    return ctypes.addressof(pointer.contents)
