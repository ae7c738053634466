"""Programs that ``hanbrief eval bench`` starts as processes of their own: what a user would write instead.

They know nothing of this project and use torch, transformers and ctranslate2 directly; nothing imports them.
Each reads one JSON object from standard input and prints one on standard output.
"""
