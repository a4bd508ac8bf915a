"""The trained models that ship, and the recipes that made them."""
