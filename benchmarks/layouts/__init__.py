"""Reports typeset in the ways that reports are typeset, each with the split that a person would make of it.

`sentences` has what they say, `content` the blocks that a report is made of, `catalogue` the reports; `in_typst`,
`in_html` and `in_reportlab` typeset them. `python -m benchmarks.layouts` writes them to tests/ingest/layouts.
"""
