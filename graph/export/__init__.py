"""Write a graph to files, one module a format."""
