"""Xapian beside the other engines: the same articles, the words of a question joined by OR, the ten best.

    xapian_engine.py ARTICLES.json QUESTIONS.json FOLDER

Reads both files (lists of strings), builds a database in FOLDER, prints "ready", and for every line of standard input asks
all questions and prints the nanoseconds that each took (parsing the query and get_mset, nothing else) as a JSON list.
Needs Debian's python3-xapian; without it it ends with status 3.
"""

import json
import sys
import time

try:
    import xapian
except ImportError:
    sys.exit(3)


def build(articles, folder):
    database = xapian.WritableDatabase(folder, xapian.DB_CREATE_OR_OVERWRITE)
    generator = xapian.TermGenerator()
    for article in articles:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(article)
        database.add_document(document)
    database.commit()
    database.close()
    return xapian.Database(folder)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        articles = json.load(file)
    with open(sys.argv[2], encoding="utf-8") as file:
        questions = json.load(file)
    database = build(articles, sys.argv[3])
    parser = xapian.QueryParser()
    parser.set_database(database)
    parser.set_default_op(xapian.Query.OP_OR)
    enquire = xapian.Enquire(database)
    print("ready", xapian.version_string(), flush=True)
    for _ in sys.stdin:
        took = []
        for question in questions:
            start = time.perf_counter_ns()
            # Without operators and wildcards: a question is text.
            enquire.set_query(parser.parse_query(question, 0))
            enquire.get_mset(0, 10)
            took.append(time.perf_counter_ns() - start)
        print(json.dumps(took), flush=True)


main()
