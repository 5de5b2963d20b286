"""Compiled: texts kept as bytes, found again by their hashes."""

import numpy as np
from numba import njit


@njit(cache=True, nogil=True)
def places_of(known, asked, slots):
    """Where each asked text stands among the known ones, or -1.

    Args:
        known: (bytes, offsets, lengths, hashes) of the texts that are known.
        asked: the same of the texts that are looked for.
        slots: zeros, a power of two that is at least twice as many as are known.
    """
    kept, offsets, lengths, hashes = known
    own_kept, own_offsets, own_lengths, own_hashes = asked
    mask = np.uint64(len(slots) - 1)
    for code in range(len(hashes)):
        slot = hashes[code] & mask
        while slots[slot] > 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = code + 1
    places = np.full(len(own_hashes), -1, np.int32)
    for number in range(len(own_hashes)):
        slot = own_hashes[number] & mask
        while slots[slot] > 0:
            code = slots[slot] - 1
            if hashes[code] == own_hashes[number] and lengths[code] == own_lengths[number]:
                at, own_at, same = offsets[code], own_offsets[number], 0
                while same < lengths[code] and kept[at + same] == own_kept[own_at + same]:
                    same += 1
                if same == lengths[code]:
                    places[number] = code
                    break
            slot = (slot + np.uint64(1)) & mask
    return places
