"""How to read the tables: what the codebook says before it comes to columns."""

READING = """
## How to read the tables

Files are UTF-8 with a header row, lines end with a line feed, the decimal mark is a point. An empty cell means unknown.
`|` stands between the items of a list. Offsets count Unicode code points in the text that `documents.csv` names in
`text_path`; the quote is `text[start:end]`. Rows are sorted by key, and the same documents give the same bytes.

**Dates** are EDTF: `2011-12-16`, `2011-12`, `2011`, `2012~` (about), `198X`, `2011-12-16/2011-12-17`, seasons
`2019-24`. `earliest` and `latest` are the first and the last day that the words can mean; `~` widens them by one unit
on each side. A date without a year, `XXXX-12-17`, leaves both empty. A month never becomes a day, and the day of
publication never stands in for the day of the event.

**Figures** have `low`, `high` and `bound`:

| words | low | high | bound | read in comparisons as |
|---|---|---|---|---|
| sixteen | 16 | 16 | `=` | 16 |
| at least 16 | 16 | | `>=` | 16 or more |
| more than 16 | 16 | | `>` | 17 or more; with a unit, 16 or more |
| up to 16 | | 16 | `<=` | 16 or fewer |
| fewer than 16 | | 16 | `<` | 15 or fewer; with a unit, 16 or fewer |
| nearly 1000 | | 1000 | `<`, `approx` is true | 900 to 1000 |
| about 70 | 70 | 70 | `~` | 63 to 77 |
| between 30 and 43 | 30 | 43 | `=` | 30 to 43 |
| dozens | 24 | 99 | `~` | 24 to 99 |
| hundreds | 200 | 999 | `~` | 200 to 999 |

Vague words of other languages have ranges of their own. Ranges are never averaged.

**Verdicts** hold for one property of one event and one scope:

| verdict | meaning |
|---|---|
| agree | all answers are the same |
| refines | one answer lies within another: a day in a month, 17 in "at least 16" |
| overlaps | answers share values, and none holds the other |
| updates | answers differ, and the later report of a growing toll is the higher one |
| conflicts | at least two answers exclude each other, and no later report explains it |
| single | there is one answer |

An answer is what one speaker says in one document. Two documents of one publisher, or two speakers of one document, are
two answers. A denied claim never supports a value. `scope` is empty for the event as a whole; otherwise it names the
part that the words count, and only equal scopes are compared.

**Low, best and high** of a count: low is the least value that any answer supports; high is the greatest one stated,
empty where every answer is open upwards. Best is the exact value that most answers name; of equals the one published
last, then the lower one; a bound only where no answer is exact. The conservative figure, as ACLED counts, is low. What
is told of one town of a country-wide event is a part, and enters none of the three.

**where_precision** follows UCDP: 1 exact place, 2 near it, 3 district, 4 province, 5 a wider area or a line, 6 country,
7 sea or air.

**corrected**: a table that a person corrected (`corrections.csv`, see docs/report.md) ends with this column. It names
what was changed in the row: columns, or `add` (the claim was added), `merge`, `split` (its names or claims were
regrouped). It is empty for rows as they were read. A table that nobody corrected has no such column.
"""
