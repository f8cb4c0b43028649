using System.Xml.Linq;

namespace CongDoan.Tests.Architecture;

/// <summary>Who may use whom. The list of what is allowed is <c>allowed-edges.tsv</c> beside this file.</summary>
public sealed class DirectionTests
{
    private const string List = "tests/CongDoan.Tests/Architecture/allowed-edges.tsv";

    // The design's one direction: bot -> ingestion -> knowledge.
    private static readonly (string From, string To)[] Parts = [("bot", "ingestion"), ("bot", "knowledge"), ("ingestion", "knowledge")];

    [Fact]
    public void A_folder_uses_only_the_folders_that_the_list_allows()
    {
        var allowed = Allowed();
        var found = FolderGraph.Edges
            .Where(edge => !allowed.Contains((edge.From, edge.To)))
            .Select(edge => $"{edge.From}\t{edge.To}\t(in {edge.Where})");
        Findings.AssertNone(found);
    }

    [Fact]
    public void The_list_allows_nothing_that_no_folder_does_any_more()
    {
        var used = FolderGraph.Edges.Select(edge => (edge.From, edge.To)).ToHashSet();
        Findings.AssertNone(Allowed().Except(used).Select(edge => $"{edge.From}\t{edge.To}"));
    }

    [Fact]
    public void Every_allowed_direction_says_why() =>
        Findings.AssertNone(Rows().Where(row => row.Length != 3 || row.Any(string.IsNullOrWhiteSpace)).Select(row => string.Join(" ", row)));

    [Fact]
    public void No_folders_use_each_other_in_a_circle()
    {
        var cycle = FolderGraph.FindCycle(FolderGraph.Edges);
        Assert.True(cycle is null, cycle is null ? null : string.Join(" -> ", cycle));
    }

    [Fact]
    public void A_circle_would_be_found()
    {
        FolderEdge[] edges = [new("a", "b", ""), new("b", "c", ""), new("c", "b", ""), new("d", "a", "")];
        Assert.Equal(["b", "c", "b"], FolderGraph.FindCycle(edges)!);
    }

    [Fact]
    public void A_channel_knows_the_words_all_channels_share_and_no_other_channel()
    {
        var strangers =
            from edge in FolderGraph.Edges
            where edge.From.StartsWith("bot/Channels/", StringComparison.Ordinal)
            where edge.To.StartsWith("bot/Channels/", StringComparison.Ordinal) && edge.To != "bot/Channels/Meta"
            select $"{edge.From} -> {edge.To} (in {edge.Where})";
        Findings.AssertNone(strangers);
    }

    [Fact]
    public void The_parts_use_each_other_in_one_direction()
    {
        var found = FolderGraph.PartEdges
            .Where(edge => !Parts.Contains((edge.From, edge.To)))
            .Select(edge => $"{edge.From} -> {edge.To} (in {edge.Where})");
        Findings.AssertNone(found);
    }

    [Fact]
    public void The_projects_reference_each_other_in_the_same_direction()
    {
        var references =
            from part in SourceTree.Products
            let project = SourceTree.Below(part + "/").Single(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            from reference in XDocument.Load(Path.Combine(SourceTree.Root, project)).Descendants("ProjectReference")
            select (From: part, To: ((string)reference.Attribute("Include")!).Split('/')[1]);
        Findings.AssertNone(references.Except(Parts).Select(edge => $"{edge.From} -> {edge.To}"));
    }

    private static HashSet<(string From, string To)> Allowed() => Rows().Select(row => (row[0], row[1])).ToHashSet();

    private static IEnumerable<string[]> Rows() =>
        SourceTree.Lines(List)
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t', StringSplitOptions.TrimEntries));
}
