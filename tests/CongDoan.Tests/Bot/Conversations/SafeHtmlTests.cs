using CongDoan.Bot.Conversations;

namespace CongDoan.Tests.Bot.Conversations;

public sealed class SafeHtmlTests
{
    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt&colon;alert(1))")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](//evil.vn)")]
    [InlineData("[a][b]\n\n[b]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("![a](https://evil.vn/a.png)")]
    [InlineData("[![a](https://evil.vn/a.png)](javascript:alert(1))")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("# a {onclick=alert(1)}")]
    public void Nothing_that_runs_loads_or_leads_elsewhere_becomes_html(string markdown)
    {
        var html = SafeHtml.Render(markdown)!;
        // What was written as HTML stays as words; a tag of ours carries no attribute here.
        Assert.DoesNotMatch("<(?!/?(p|h1)>)", html);
    }

    [Fact]
    public void Links_lists_and_tables_of_our_documents_stay()
    {
        var html = SafeHtml.Render("- một [nguồn](https://vbpl.vn) <https://congdoan.vn>\n\n| a | b |\n|---|---|\n| 1 | 2 |")!;
        Assert.Contains("<li>một <a href=\"https://vbpl.vn\" rel=\"noopener noreferrer\" target=\"_blank\">nguồn</a>", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void Nothing_stays_nothing(string? markdown) => Assert.Null(SafeHtml.Render(markdown));

    [Fact]
    public void Text_that_would_grow_without_bound_is_not_shown()
    {
        Assert.Null(SafeHtml.Render(new string('a', 20_000)));
        Assert.Null(SafeHtml.Render(string.Concat(Enumerable.Repeat("> ", 8_000))));
    }
}
