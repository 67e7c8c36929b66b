"""The office's rules as plain values: standard library only, no clock, no input or output."""
