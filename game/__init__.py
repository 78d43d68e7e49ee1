"""At the Table: a teaching game of foreign-policy decisions."""

__version__ = "0.1.0"
