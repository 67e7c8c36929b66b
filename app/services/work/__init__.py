"""Kinds of work, one file each: what an officer is asked at a step, and what the office does about it."""
