"""Who is quoted most in a folder of articles, by pandas: pandas_quotes.py [FOLDER [QUOTES.csv]]"""
import sys
from pathlib import Path

import saidby

folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2] / "fixtures"
texts = ((path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt")))
quotes = saidby.to_dataframe(saidby.extract_many(texts))

people = quotes[quotes["kind"] == "person"]
most = people.groupby("speaker").agg(quotes=("text", "size"), articles=("id", "nunique"), role=("role", "first"))
print(most.sort_values(["quotes", "speaker"], ascending=[False, True]).head(10).to_string())

shares = quotes["type"].value_counts(normalize=True, sort=False).mul(100).round()
print("\nOf each hundred quotes:", ", ".join(f"{share:.0f} {kind}" for kind, share in shares.items()))

if len(sys.argv) > 2:
    quotes.drop(columns="parts").to_csv(sys.argv[2], index=False)
