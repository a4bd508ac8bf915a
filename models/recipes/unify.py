"""Treebanks of one language that were annotated apart, made one: features and relations that all write alike."""

from collections import Counter, defaultdict
from typing import Any

Row = list[str]  # the ten columns of CoNLL-U


class Unifier:
    """Reads the settings of a recipe: features kept and renamed, relations renamed, words that settle a relation."""

    def __init__(self, settings: dict[str, Any], shown: list[Row]) -> None:
        """Learn from the treebanks which full analyses a form can have."""
        self.kept = frozenset(settings.get("features", ()))
        self.rename = settings.get("rename", [])
        self.relations = settings.get("relations", {})
        self.settled = settings.get("settled", [])
        self.full: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for row in shown:
            if row[7] != "_":
                self.full[row[1].lower(), row[3]][self.features(row)] += 1

    def analysis(self, row: Row) -> tuple[str, str]:
        """UPOS and features; both empty where a treebank without trees does not tell all of them."""
        features = self.features(row)
        if row[7] != "_":
            return row[3].replace("_", "X"), features
        told = set(features.split("|")) - {""}
        fuller = [full for full in self.full.get((row[1].lower(), row[3]), ()) if told <= set(full.split("|"))]
        if len(fuller) == 1:
            return row[3], fuller[0]
        return (row[3], features) if row[3] in {"NOUN", "PROPN", "PUNCT"} else ("", "")

    def features(self, row: Row) -> str:
        """Features that every treebank writes, sorted."""
        found = set(row[5].split("|"))
        for rule in self.rename:
            if set(rule["all"]) <= found and row[3] in rule["upos"]:
                found = (found - set(rule.get("drop", ()))) | set(rule["add"])
        return "|".join(
            sorted(part for part in found if part.partition("=")[0] in self.kept or (not self.kept and part != "_"))
        )

    def relation(self, name: str, row: Row) -> str:
        """The relation as every treebank of the language names it."""
        for rule in self.settled:
            fits = rule.get("form", row[1].lower()) == row[1].lower() and rule.get("upos", row[3]) == row[3]
            if fits and name.partition(":")[0] == rule["within"] and rule.get("has", "") in row[5]:
                return str(rule["relation"])
        return str(self.relations.get(name, name))
