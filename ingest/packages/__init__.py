"""Whole archives as BagIt bags and E-ARK SIPs, out and in."""
