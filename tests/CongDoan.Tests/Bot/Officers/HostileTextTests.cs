using System.Net;
using System.Text;

namespace CongDoan.Tests.Bot.Officers;

public sealed class HostileTextTests : OfficerTest
{
    private static readonly string[] Payloads =
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</textarea></bdi><svg onload=alert(1)>",
        "' autofocus onfocus=alert(1) x='",
        "<a href=\"javascript:alert(1)\">bấm</a>",
        "![x](https://evil.example/p.png) {onclick=alert(1)}",
        "{{7*7}} ${7*7} @(7*7)",
        "<!--<script>",
        "&lt;b&gt; &amp;",
    ];

    [Fact]
    public async Task Whatever_a_member_writes_is_shown_as_the_words_that_it_is()
    {
        using var lan = await SignedInAsync("lan");
        foreach (var payload in Payloads)
        {
            await AssertShownAsync(lan, payload);
        }
    }

    [SharedTheory]
    [InlineData("m06-tag-block.txt")]
    [InlineData("m08-bidi-override.txt")]
    [InlineData("m09-zalgo.txt")]
    [InlineData("m20-template.txt")]
    [InlineData("m21-html.txt")]
    [InlineData("m22-html-attr.txt")]
    [InlineData("m23-markdown-image.txt")]
    [InlineData("m24-ansi.txt")]
    [InlineData("m30-private-use.txt")]
    public async Task Hostile_messages_are_shown_as_text(string file)
    {
        using var lan = await SignedInAsync("lan");
        await AssertShownAsync(lan, await File.ReadAllTextAsync(SharedData.File("badinputs", "messages", file), Encoding.UTF8));
    }

    [Fact]
    public async Task What_an_officer_typed_comes_back_as_text_too()
    {
        var ticket = await AddConcernAsync("Câu hỏi");
        using var lan = await SignedInAsync("lan");
        var page = $"/officers/concerns/{ticket}";
        var form = await lan.FormAsync(page, page + "/reply");
        form["text"] = "</textarea><script>alert(1)</script>" + new string('a', 4_000);
        using var response = await lan.PostAsync(page + "/reply", form);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        AssertInert(await response.Content.ReadAsStringAsync());
    }

    private async Task AssertShownAsync(OfficerBrowser browser, string text)
    {
        var ticket = await AddConcernAsync(text);
        var source = await browser.SourceAsync($"/officers/concerns/{ticket}");
        Assert.Contains($"<bdi class=\"words\">{text}</bdi>", WebUtility.HtmlDecode(source), StringComparison.Ordinal);
        AssertInert(source);
        AssertInert(await browser.SourceAsync("/officers"));
    }

    /// <summary>Nothing but our own elements: a page of ours has one script, no image and no handler.</summary>
    private static void AssertInert(string source)
    {
        Assert.Equal(1, source.Split("<script").Length - 1);
        foreach (var forbidden in new[] { "<img", "<svg", "<iframe", "<!--", " onerror=", " onload=", " onfocus=", "href=\"javascript:" })
        {
            Assert.DoesNotContain(forbidden, Tags(source), StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>The tags alone, without the text between them.</summary>
    private static string Tags(string source) =>
        string.Join('\n', source.Split('<').Skip(1).Select(piece => "<" + piece.Split('>')[0]));
}
