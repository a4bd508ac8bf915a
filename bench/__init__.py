"""Benchmarks: what a run costs."""
