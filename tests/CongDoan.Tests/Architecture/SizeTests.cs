namespace CongDoan.Tests.Architecture;

public sealed class SizeTests
{
    private const int ProductionLines = 300;
    private const int TestLines = 400;

    private static readonly string[] Written = [".cs", ".razor", ".js", ".mjs", ".css", ".html", ".sh"];

    [Fact]
    public void A_production_file_has_at_most_300_lines() =>
        Findings.AssertNone(Longer(file => !file.StartsWith("tests/", StringComparison.Ordinal), ProductionLines));

    [Fact]
    public void A_test_file_has_at_most_400_lines() =>
        Findings.AssertNone(Longer(file => file.StartsWith("tests/", StringComparison.Ordinal), TestLines));

    private static IEnumerable<string> Longer(Func<string, bool> counts, int most) =>
        from file in SourceTree.Files
        where counts(file) && Written.Contains(Path.GetExtension(file))
        let lines = SourceTree.Lines(file).Length
        where lines > most
        select $"{file}: {lines} lines, at most {most}";
}
