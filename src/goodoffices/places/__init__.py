"""Where: the gazetteer, the places a story names, and the place an event happened at.

Nothing is imported here: the wheel's build hook imports `places.build` in an environment that has
none of the package's own requirements.
"""
