"""The brief: the one page that an adviser sends home.

What it tells is sorted in `.sections`; what of it fits is chosen in `.page`; `.told` puts the
page together, whatever it is then written as.
"""
