namespace CongDoan.Tests.Architecture;

/// <summary>Assertion over a list of findings that prints all of them in full, one a line.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.ToList();
        Assert.True(list.Count == 0, Environment.NewLine + string.Join(Environment.NewLine, list));
    }
}
