"""Takes responses of survei-publik (wire format 1) into a table of its own.

Checked whole before anything is stored. The random id of a response is the primary key, so a repeat
is never a second row. Nothing about the sender is stored: no address, no browser, no time finer
than a day; so the limit is one count a minute for all senders together.
"""
