"""Compiled: the fields of plain CSV, each different text of a column kept once.

Plain means: printable ASCII without a quotation mark, lines that end in LF or CRLF.
"""

import numpy as np

from kantelpunt.compiled.kernels import kernel
from kantelpunt.interchange.package.field_states import DONE, GROW, ODD

_LINE_END, _RETURN, _SPACE, _QUOTE, _COMMA, _LAST_PLAIN = 10, 13, 32, 34, 44, 126
_FIRST_HASH, _HASH_FACTOR = 1469598103934665603, 1099511628211


@kernel
def read_fields(data, state, column_of, longest, codes, tables, texts, before, before_length):
    """Read on until the end, until there is no room for a new text, or until something is odd.

    Args:
        data: bytes of whole lines, the last one with its line end.
        state: place in `data`, row, row to stay below, bytes kept; kept up to date here.
        column_of: per field of a line its column, or -1 for one that is not asked for.
        longest: the longest line that is read, in bytes.
        codes: shape (columns, rows), filled in here: the number of each text.
        tables: per column where its slots begin, how many there are (a power of two), and how
            many texts it has; and the slots of all: number of a text + 1 where its hash says, or
            0. The texts of a column stand from half its first slot on; half as many fit as there
            are slots.
        texts: offsets in `kept`, lengths and hashes of the texts of all columns, and `kept`: the
            bytes of all different texts; kept up to date here.
        before, before_length: a place per field, to work in.

    Returns:
        DONE; GROW, to go on with the same line once there is room; or ODD: bytes that are not
        plain, a space around a text, an empty or too long line, another number of fields.
    """
    first_slots, room, counts, slots = tables
    offsets, lengths, hashes, kept = texts
    at, row = state[0], state[1]
    last_field = len(column_of) - 1
    for field in range(len(column_of)):
        before_length[field] = 0
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
            hashed = np.uint64(_FIRST_HASH)
            byte = data[np.uint64(at)]
            while byte != _COMMA and byte >= _SPACE:
                if byte == _QUOTE or byte > _LAST_PLAIN:
                    return ODD
                hashed = (hashed ^ np.uint64(byte)) * np.uint64(_HASH_FACTOR)
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
            mask, first_slot = np.uint64(room[column] - 1), np.uint64(first_slots[column])
            slot = hashed & mask
            while True:
                code = np.int64(slots[first_slot + slot]) - 1
                text = np.uint64(first_slots[column] // 2 + code)
                if code < 0:
                    code = counts[column]
                    text = np.uint64(first_slots[column] // 2 + code)
                    if 2 * code == room[column] or state[3] + length > len(kept):
                        return GROW
                    if length > 0 and _SPACE in (data[begin], data[begin + length - 1]):
                        return ODD
                    for place in range(length):
                        kept[state[3] + place] = data[begin + place]
                    offsets[text], lengths[text], hashes[text] = state[3], length, hashed
                    slots[first_slot + slot] = code + 1
                    counts[column] += 1
                    state[3] += length
                    break
                if hashes[text] == hashed and lengths[text] == length:
                    start, place = offsets[text], 0
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


@kernel
def spread(hashes, count, slots):
    """Put every text of a column in an empty table of slots; see `read_fields`."""
    mask = np.uint64(len(slots) - 1)
    for code in range(count):
        slot = hashes[code] & mask
        while slots[slot] > 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = code + 1


@kernel
def hash_texts(kept, offsets, lengths, hashes):
    """The hash of each text, as `read_fields` makes it."""
    for text in range(len(offsets)):
        hashed = np.uint64(_FIRST_HASH)
        for place in range(offsets[text], offsets[text] + lengths[text]):
            hashed = (hashed ^ np.uint64(kept[place])) * np.uint64(_HASH_FACTOR)
        hashes[text] = hashed ^ (hashed >> np.uint64(32))


@kernel
def translate(table, codes):
    """Put in the place of each code what stands in a table."""
    for row in range(len(codes)):
        codes[row] = table[codes[row]]
