"""Compiled: the fields of plain CSV, each different text of a column kept once.

Plain means: printable ASCII without a quotation mark, lines that end in LF or CRLF.
"""

import numpy as np
from numba import njit

DONE, GROW, ODD = 0, 1, 2
_LINE_END, _RETURN, _SPACE, _QUOTE, _COMMA, _LAST_PLAIN = 10, 13, 32, 34, 44, 126


@njit(cache=True, nogil=True)
def count_lines(data):
    """How many line ends there are."""
    count = 0
    for at in range(len(data)):
        count += data[at] == _LINE_END
    return count


@njit(cache=True, nogil=True)
def read_fields(data, state, column_of, longest, codes, slots, texts, kept):
    """Read on until the end, until there is no room for a new text, or until something is odd.

    Args:
        data: bytes of whole lines, the last one with its line end.
        state: place in `data`, row, row to stay below, bytes kept; kept up to date here.
        column_of: per field of a line its column, or -1 for one that is not asked for.
        longest: the longest line that is read, in bytes.
        codes: shape (columns, rows), filled in here: the number of each text.
        slots: shape (columns, a power of two): number of a text + 1 where its hash says, or 0.
        texts: (offsets in `kept`, lengths, hashes), each per column and text, and how many there
            are per column; kept up to date here. Half as many fit as there are slots.
        kept: the bytes of all different texts.

    Returns:
        DONE; GROW, to go on with the same line once there is room; or ODD: bytes that are not
        plain, a space around a text, an empty or too long line, another number of fields.
    """
    offsets, lengths, hashes, counts = texts
    at, row = state[0], state[1]
    mask = np.uint64(slots.shape[1] - 1)
    last_field = len(column_of) - 1
    before = np.zeros(len(column_of), np.int64)
    before_length = np.zeros(len(column_of), np.int64)
    while at < len(data):
        line = at
        state[0], state[1] = line, row
        if row >= state[2]:
            return ODD
        for field in range(len(column_of)):
            begin, column, length = at, column_of[field], before_length[field]
            # Most rows repeat the pupil, school and day of the row before.
            if length > 0 and at + length < len(data):
                start, place = before[field], 0
                while (
                    place < length and data[np.uint64(start + place)] == data[np.uint64(at + place)]
                ):
                    place += 1
                ending = _LINE_END if field == last_field else _COMMA
                if place == length and data[np.uint64(at + place)] == ending:
                    at += length + 1
                    if column >= 0:
                        codes[column, row] = codes[column, row - 1]
                    continue
            hashed = np.uint64(1469598103934665603)
            byte = data[np.uint64(at)]
            while byte != _COMMA and byte >= _SPACE:
                if byte == _QUOTE or byte > _LAST_PLAIN:
                    return ODD
                hashed = (hashed ^ np.uint64(byte)) * np.uint64(1099511628211)
                at += 1
                byte = data[np.uint64(at)]
            length = at - begin
            before[field], before_length[field] = begin, length
            # The last byte is a line end, so that something follows a return.
            if byte == _RETURN:
                at += 1
                byte = data[np.uint64(at)]
                if byte != _LINE_END:
                    return ODD
            if byte != (_LINE_END if field == last_field else _COMMA):
                return ODD
            at += 1
            if length > longest or (length == 0 and last_field == 0):
                return ODD
            if column < 0:
                continue
            hashed ^= hashed >> np.uint64(32)
            slot = hashed & mask
            while True:
                code = slots[column, slot] - 1
                if code < 0:
                    code = counts[column]
                    if code == offsets.shape[1] or state[3] + length > len(kept):
                        return GROW
                    if length > 0 and _SPACE in (data[begin], data[begin + length - 1]):
                        return ODD
                    for place in range(length):
                        kept[state[3] + place] = data[begin + place]
                    offsets[column, code], lengths[column, code] = state[3], length
                    hashes[column, code] = hashed
                    slots[column, slot] = code + 1
                    counts[column] += 1
                    state[3] += length
                    break
                if hashes[column, code] == hashed and lengths[column, code] == length:
                    start, place = offsets[column, code], 0
                    while place < length and kept[start + place] == data[begin + place]:
                        place += 1
                    if place == length:
                        break
                slot = (slot + np.uint64(1)) & mask
            codes[column, row] = code
        if at - line > longest:
            return ODD
        row += 1
    state[0], state[1] = at, row
    return DONE


@njit(cache=True, nogil=True)
def spread(hashes, counts, slots):
    """Put every text in a larger, empty table of slots."""
    mask = np.uint64(slots.shape[1] - 1)
    for column in range(len(counts)):
        for code in range(counts[column]):
            slot = hashes[column, code] & mask
            while slots[column, slot] > 0:
                slot = (slot + np.uint64(1)) & mask
            slots[column, slot] = code + 1
