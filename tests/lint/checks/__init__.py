# SPDX-License-Identifier: GPL-3.0-or-later
"""One module per concern; each has `check(tree)`, a generator of Finding."""
