"""A report's words as they leave a page or a file: cleaned once, its furniture taken out, its head read.

`clean.clean` comes first and once; every later offset points into the text it returns.
`sentences.split_sentences` and `quotes.find_quotes` read that text. `cues.load_page_cues` loads what
all of them go by, from `lexicon/text/`.
"""
