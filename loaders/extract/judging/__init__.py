"""Judging: which of a filing's possible relations its sentences say, by weights learnt from gold graphs.

`structure` reads a collapsed sentence's verbs and lists, `candidates` makes a row of features of each pair of groups
that may be related, `network` scores the rows, and `edges` decides over all sentences of the filing by `trees`.
"""
