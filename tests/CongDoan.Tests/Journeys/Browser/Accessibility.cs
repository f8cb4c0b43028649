using CongDoan.Tests.Architecture;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CongDoan.Tests.Journeys.Browser;

/// <summary>What axe finds on a page.</summary>
internal static class Accessibility
{
    /// <summary>Fails with every serious or critical finding: the rule, and where it is broken.</summary>
    public static async Task AssertNothingSeriousAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.NotEmpty(result.Passes);
        Findings.AssertNone(
            from violation in result.Violations
            where violation.Impact is "serious" or "critical"
            from node in violation.Nodes
            select $"{page.Url}: {violation.Id} ({violation.Impact}): {node.Target} {node.Html}");
    }
}
