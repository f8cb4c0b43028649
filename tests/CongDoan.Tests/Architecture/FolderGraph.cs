using System.Text.RegularExpressions;

namespace CongDoan.Tests.Architecture;

/// <summary>One folder uses another, and a file where it does.</summary>
internal sealed record FolderEdge(string From, string To, string Where);

/// <summary>
/// Which folder of the product uses which, read from the <c>CongDoan.…</c> names in the source. A node is a folder
/// directly below a part, and below <c>bot/Channels</c> every channel for itself. The files that lie in a part's own
/// folder (<c>Program.cs</c>, the registration) are its table of contents: they may use everything, so they are left out.
/// </summary>
internal static partial class FolderGraph
{
    /// <summary>Edges between folders of one part, and from a folder to another part as a whole.</summary>
    public static IReadOnlyList<FolderEdge> Edges { get; } = Read();

    /// <summary>Edges between the parts, table-of-contents files included.</summary>
    public static IReadOnlyList<FolderEdge> PartEdges { get; } = Mentions()
        .Select(mention => new FolderEdge(Part(mention.File), Part(mention.Target), mention.File))
        .Where(edge => edge.From != edge.To)
        .DistinctBy(edge => (edge.From, edge.To))
        .ToList();

    /// <summary>Gives one cycle as a path whose ends are equal, or null.</summary>
    public static IReadOnlyList<string>? FindCycle(IEnumerable<FolderEdge> edges)
    {
        var next = edges.ToLookup(edge => edge.From, edge => edge.To);
        var done = new HashSet<string>(StringComparer.Ordinal);
        return next.Select(group => Visit(group.Key, [])).FirstOrDefault(cycle => cycle is not null);

        List<string>? Visit(string node, List<string> path)
        {
            var place = path.IndexOf(node);
            if (place >= 0)
            {
                return [.. path[place..], node];
            }

            if (!done.Add(node))
            {
                return null;
            }

            List<string> longer = [.. path, node];
            return next[node].Select(target => Visit(target, longer)).FirstOrDefault(cycle => cycle is not null);
        }
    }

    private static List<FolderEdge> Read() =>
        Mentions()
            .Select(mention => (mention.File, From: Node(Path.GetDirectoryName(mention.File)!.Replace('\\', '/')), To: Node(mention.Target)))
            .Where(edge => edge.From is not null && edge.To is not null && edge.From != edge.To)
            .Select(edge => new FolderEdge(edge.From!, Part(edge.From!) == Part(edge.To!) ? edge.To! : Part(edge.To!), edge.File))
            .DistinctBy(edge => (edge.From, edge.To))
            .OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal)
            .ToList();

    /// <summary>Every mention of a namespace of ours, as the folder that it is.</summary>
    private static IEnumerable<(string File, string Target)> Mentions() =>
        from part in SourceTree.Products
        from file in SourceTree.Below(part + "/")
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        from line in SourceTree.Lines(file)
        where !line.StartsWith("namespace ", StringComparison.Ordinal) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
        from Match match in OurName().Matches(line)
        select (file, FolderOf(match.Value));

    /// <summary>The deepest existing folder that a dotted name begins with.</summary>
    private static string FolderOf(string name)
    {
        var words = name.Split('.')[1..];
        var folder = words[0].ToLowerInvariant();
        foreach (var word in words.Skip(1))
        {
            if (!Directory.Exists(Path.Combine(SourceTree.Root, folder, word)))
            {
                break;
            }

            folder += "/" + word;
        }

        return folder;
    }

    private static string Part(string path) => path.Split('/')[0];

    private static string? Node(string folder)
    {
        var parts = folder.Split('/');
        return parts.Length switch
        {
            1 => null,
            2 => folder,
            _ => string.Join('/', parts.Take(parts[1] == "Channels" ? 3 : 2)),
        };
    }

    [GeneratedRegex(@"\bCongDoan\.(Bot|Ingestion|Knowledge)\b(?!\.sln)(\.[A-Z]\w*)*")]
    private static partial Regex OurName();
}
