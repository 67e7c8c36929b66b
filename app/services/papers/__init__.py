"""Documents of a case: taking them in, judging them, giving them out to whoever may see the case."""
