using Microsoft.Playwright;

namespace CongDoan.Tests.Journeys.Browser;

/// <summary>
/// What went wrong in a page without anybody seeing it: script errors, warnings of the console (what the content
/// security policy stopped is one), and files that the host did not have.
/// </summary>
internal sealed class PageFaults
{
    private const int FirstError = 400;

    private readonly List<string> _all = [];

    public PageFaults(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _all.Add($"console: {message.Text}");
            }
        };
        page.PageError += (_, error) => _all.Add($"script: {error}");
        page.Response += (_, response) =>
        {
            if (response.Status >= FirstError)
            {
                _all.Add($"{response.Status}: {response.Request.Method} {response.Url}");
            }
        };
    }

    public void AssertNone() => Architecture.Findings.AssertNone(_all);
}
