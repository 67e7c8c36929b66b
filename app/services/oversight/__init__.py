"""What a supervisor reads: figures added up beforehand, limits overrun, what can still be saved, who carries how much.

Reading only; what the figures are made of is written by `services.rollups` and `services.sweep`. Knows no request.
"""
