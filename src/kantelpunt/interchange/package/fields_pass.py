"""Compiled: the fields of plain CSV, each different text of a column kept once.

Plain means: printable ASCII without a quotation mark, lines that end in LF or CRLF.
"""

import numpy as np

from kantelpunt.compiled.kernels import inlined, kernel
from kantelpunt.interchange.package.field_states import DONE, GROW, ODD

_LINE_END, _RETURN, _SPACE, _QUOTE, _COMMA, _LAST_PLAIN = 10, 13, 32, 34, 44, 126
_SPREADING, _UPPER = 0x9E3779B97F4A7C15, 32
_SHORT = 8  # bytes of a text whose key is no other's
_CHANGES_OFTEN = 3  # bytes of a lesson, some minutes or a reason


@inlined
def _with(key, byte):
    """The key of a text and one byte more; that of a text of up to eight bytes is no other's."""
    return ((key << np.uint64(8)) | (key >> np.uint64(56))) ^ np.uint64(byte)


@inlined
def _slot_of(key, mask):
    """Where to look first for a text with this key."""
    return ((key * np.uint64(_SPREADING)) >> np.uint64(_UPPER)) & mask


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
            many texts it has; and the slots of all: number of a text + 1 where its key says, or
            0. The texts of a column stand from half its first slot on; half as many fit as there
            are slots.
        texts: offsets in `kept`, lengths and keys of the texts of all columns, and `kept`: the
            bytes of all different texts; kept up to date here.
        before, before_length: a place per field, to work in.

    Returns:
        DONE; GROW, to go on with the same line once there is room; or ODD: bytes that are not
        plain, a space around a text, an empty or too long line, another number of fields.
    """
    first_slots, room, counts, slots = tables
    offsets, lengths, keys, kept = texts
    at, row = np.uint64(state[0]), np.uint64(state[1])
    size, fields = np.uint64(len(data)), np.uint64(len(column_of))
    for field in range(len(column_of)):
        before_length[field] = 0
    while at < size:
        line = at
        state[0], state[1] = line, row
        if row >= np.uint64(state[2]):
            return ODD
        field = np.uint64(0)
        while field < fields:
            begin, ending = at, _COMMA
            if field + np.uint64(1) == fields:
                ending = _LINE_END
            # Most rows repeat the pupil, school and day of the row before; the rest is short.
            length = np.uint64(before_length[field])
            if length > np.uint64(_CHANGES_OFTEN) and at + length < size:
                start, place = np.uint64(before[field]), np.uint64(0)
                while place < length and data[start + place] == data[at + place]:
                    place += np.uint64(1)
                if place == length and data[at + place] == ending:
                    at += length + np.uint64(1)
                    if column_of[field] >= 0:
                        column = np.uint64(column_of[field])
                        codes[column, row] = codes[column, row - np.uint64(1)]
                    field += np.uint64(1)
                    continue
            key, byte = np.uint64(0), data[at]
            while byte != _COMMA and byte >= _SPACE:
                if byte == _QUOTE or byte > _LAST_PLAIN:
                    return ODD
                key = _with(key, byte)
                at += np.uint64(1)
                byte = data[at]
            length = at - begin
            before[field], before_length[field] = begin, length
            # The last byte is a line end, so that something follows a return.
            if byte == _RETURN:
                at += np.uint64(1)
                byte = data[at]
                if byte != _LINE_END:
                    return ODD
            if byte != ending:
                return ODD
            at += np.uint64(1)
            if length > np.uint64(longest) or (length == 0 and fields == 1):
                return ODD
            if column_of[field] < 0:
                field += np.uint64(1)
                continue
            column = np.uint64(column_of[field])
            first_slot, first_text = np.uint64(first_slots[column]), np.uint64(0)
            first_text = first_slot >> np.uint64(1)
            mask = np.uint64(room[column]) - np.uint64(1)
            slot = _slot_of(key, mask)
            while True:
                code = np.int64(slots[first_slot + slot]) - 1
                text = first_text + np.uint64(code)
                if code < 0:
                    code = counts[column]
                    text = first_text + np.uint64(code)
                    if 2 * code == room[column] or state[3] + np.int64(length) > len(kept):
                        return GROW
                    if length > 0 and (
                        data[begin] == _SPACE or data[begin + length - np.uint64(1)] == _SPACE
                    ):
                        return ODD
                    free = np.uint64(state[3])
                    for place in range(length):
                        kept[free + np.uint64(place)] = data[begin + np.uint64(place)]
                    offsets[text], lengths[text], keys[text] = free, length, key
                    slots[first_slot + slot] = code + 1
                    counts[column] += 1
                    state[3] += np.int64(length)
                    break
                if keys[text] == key and np.uint64(lengths[text]) == length:
                    start, place = np.uint64(offsets[text]), np.uint64(0)
                    if length <= np.uint64(_SHORT):
                        break
                    while place < length and kept[start + place] == data[begin + place]:
                        place += np.uint64(1)
                    if place == length:
                        break
                slot = (slot + np.uint64(1)) & mask
            codes[column, row] = code
            field += np.uint64(1)
        if at - line > np.uint64(longest):
            return ODD
        row += np.uint64(1)
    state[0], state[1] = at, row
    return DONE


@kernel
def spread(keys, count, slots):
    """Put every text of a column in an empty table of slots; see `read_fields`."""
    mask = np.uint64(len(slots) - 1)
    for code in range(count):
        slot = _slot_of(keys[code], mask)
        while slots[slot] > 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = code + 1


@kernel
def key_texts(kept, offsets, lengths, keys):
    """The key of each text, as `read_fields` makes it."""
    for text in range(len(offsets)):
        key = np.uint64(0)
        for place in range(offsets[text], offsets[text] + lengths[text]):
            key = _with(key, kept[place])
        keys[text] = key


@kernel
def translate(table, codes):
    """Put in the place of each code what stands in a table."""
    for row in range(len(codes)):
        codes[row] = table[codes[row]]
