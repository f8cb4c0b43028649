namespace CongDoan.Tests.Ingestion.Commands;

public sealed class InspectCommandTests
{
    [Fact]
    public async Task The_parsed_structure_is_one_line_of_json()
    {
        var run = await CommandRunner.RunAsync("inspect", Samples.File(Samples.Law), "--json");

        Assert.Equal(0, run.Status);
        Assert.Single(run.Out.TrimEnd('\n').Split('\n'));
        Assert.Equal(
            ["kind", "number", "title", "issuer", "issued", "effective_from", "effective_until", "legibility", "articles", "sections", "furniture", "warnings", "replaces", "amends"],
            run.Json.EnumerateObject().Select(property => property.Name));
        var article = run.Json.GetProperty("articles")[1];
        Assert.Equal("2", article.GetProperty("article").GetString());
        Assert.Equal("Chương I. NHỮNG QUY ĐỊNH CHUNG", article.GetProperty("chapter").GetString());
        var clause = article.GetProperty("clauses")[1];
        Assert.Equal("2", clause.GetProperty("clause").GetString());
        Assert.Equal(["a", "b", "c", "đ"], clause.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("point").GetString()));
    }

    [Fact]
    public async Task What_the_operator_says_of_the_text_is_shown()
    {
        var run = await CommandRunner.RunAsync("inspect", Samples.File(Samples.Law), "--number", "9/2033/QH18", "--from", "05/06/2033", "--json");

        Assert.Equal(0, run.Status);
        Assert.Equal("9/2033/QH18", run.Json.GetProperty("number").GetString());
        Assert.Equal("2033-06-05", run.Json.GetProperty("effective_from").GetString());
    }

    [Fact]
    public async Task A_refused_file_has_a_reason_and_a_status()
    {
        var run = await CommandRunner.RunAsync("inspect", Samples.File(Samples.Locked), "--json");

        Assert.Equal(1, run.Status);
        Assert.Contains("mật khẩu", run.Json.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task Markdown_with_scripts_and_no_front_matter_is_refused()
    {
        var run = await CommandRunner.RunAsync("inspect", SharedData.File("badinputs", "documents", "d26-markdown-js.md"), "--json");

        Assert.Equal(1, run.Status);
    }
}
