"""The vocabulary that the model itself needs, as data: roles of titles, kinds of committees and third parties."""
