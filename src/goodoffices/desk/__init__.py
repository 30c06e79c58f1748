"""The desk: the record in a browser, and an API. Only `goodoffices desk` imports it: it is heavy."""
