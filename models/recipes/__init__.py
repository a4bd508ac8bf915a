"""How the shipped models were trained; models/README.md tells how to do it again."""
