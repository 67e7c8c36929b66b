"""The dashboard's charts, one function each: worded values in, a drawing out, shown as SVG and printed as PNG.

The only room that knows matplotlib. A chart is told labels, numbers and addresses, and decides nothing but how it
looks; it must be read without colour, so every bar carries its value and every kind of bar its hatching.
"""
