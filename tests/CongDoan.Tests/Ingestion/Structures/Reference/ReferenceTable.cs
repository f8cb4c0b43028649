using System.Runtime.CompilerServices;
using System.Text;

namespace CongDoan.Tests.Ingestion.Structures.Reference;

/// <summary>A place of a law: an article (no clause, no point), a clause, or a point; a clause of "" is an article without clauses.</summary>
internal readonly record struct Place(string Article, string? Clause, string? Point);

/// <summary>The reference of articles, clauses and points, with the places put right where it was found to be wrong.</summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, HashSet<Place>> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> corrections = new(StringComparer.Ordinal);

    private ReferenceTable()
    {
    }

    /// <summary>Reads the table of provisions; rows whose id ends in "_v2" are later amendments and stand in no PDF.</summary>
    public static ReferenceTable Read(string provisions)
    {
        var table = new ReferenceTable();
        var rows = Csv(File.ReadAllText(provisions));
        var column = rows[0].Select((name, index) => (Name: name.TrimStart('\uFEFF'), Index: index)).ToDictionary(pair => pair.Name, pair => pair.Index, StringComparer.Ordinal);
        foreach (var row in rows.Skip(1).Where(row => row.Count == column.Count && !row[column["provision_id"]].EndsWith("_v2", StringComparison.Ordinal)))
        {
            var law = table.places.TryGetValue(row[column["doc_code"]], out var known) ? known : table.places[row[column["doc_code"]]] = [];
            var points = row[column["diem"]].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            law.Add(new Place(row[column["dieu"]], null, null));
            law.UnionWith(PlacesOf(row[column["dieu"]], row[column["khoan"]], points));
        }

        table.Correct();
        return table;
    }

    /// <summary>Gives what print shows of a law.</summary>
    public IReadOnlySet<Place> Of(string code) => places[code];

    /// <summary>Number of places put right in a law.</summary>
    public int Corrections(string code) => corrections.GetValueOrDefault(code);

    private static IEnumerable<Place> PlacesOf(string article, string clause, IEnumerable<string> points) =>
        points.Select(point => new Place(article, clause, point)).Concat(clause.Length > 0 ? [new Place(article, clause, null)] : []);

    private void Correct([CallerFilePath] string here = "")
    {
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "reference-errors.tsv")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            var cells = line.Split('\t');
            var clause = cells[2] == "-" ? "" : cells[2];
            var points = cells[3] == "-" ? [] : cells[3].Split(", ").Select(point => new Place(cells[1], clause, point));
            var touched = (cells[4].EndsWith("clause", StringComparison.Ordinal) ? points.Append(new Place(cells[1], clause, null)) : points).ToList();
            corrections[cells[0]] = corrections.GetValueOrDefault(cells[0]) + touched.Count;
            if (cells[4].StartsWith("missing", StringComparison.Ordinal))
            {
                places[cells[0]].UnionWith(touched);
            }
            else
            {
                places[cells[0]].ExceptWith(touched);
            }
        }
    }

    /// <summary>Reads comma-separated values with quoted cells that may hold line breaks.</summary>
    private static List<List<string>> Csv(string text)
    {
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (quoted)
            {
                if (letter == '"' && at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append('"');
                    at++;
                }
                else if (letter == '"')
                {
                    quoted = false;
                }
                else
                {
                    cell.Append(letter);
                }
            }
            else if (letter == '"')
            {
                quoted = true;
            }
            else if (letter is ',' or '\n')
            {
                rows[^1].Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                if (letter == '\n')
                {
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}
