"""What an agency's papers are printed from: its templates and their editor, its pictures, the numbers of its letters."""
