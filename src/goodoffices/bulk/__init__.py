"""Reading in bulk: many reports over several processes, in order, with nothing lost.

`each` reads in this process, `many` in a pool of workers; both answer with the same bytes. The
worker itself is `columns.read_batch`, one pure function over Arrow batches.
"""
