"""The slow reference: detection in plain Python, line by line as the specification has it.

It shares no arithmetic with the fast pass, so that each can be held against the other.
"""
