"""The way from what groups hand in to what is published: the only place where the rooms meet.

Rooms are imported inside the functions, because each brings heavy libraries that the other commands do without.
"""
