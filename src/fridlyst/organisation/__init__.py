"""Municipalities and bodies: who there is, and who may do what."""
