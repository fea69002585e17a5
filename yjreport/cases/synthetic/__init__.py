"""
Make the case-level extract of Exampleshire, a fictional youth justice service.

No child, place or event in it is real. `python -m yjreport.cases.synthetic` writes the same bytes each time.
"""
