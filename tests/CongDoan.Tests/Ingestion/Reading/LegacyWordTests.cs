using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Word;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class LegacyWordTests : IDisposable
{
    private const string Rich = @"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\f0 \u272?i\u7873?u 1. V\u432?\u7901?n chung\par Ng\u432?\u7901?i tr\u7891?ng v\u432?\u7901?n.\par}";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [CatdocFact]
    public async Task Catdoc_gives_the_words_and_warns_of_lost_numbers()
    {
        var bin = Directory.CreateDirectory(folder.File("bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "catdoc"), ToolPath.Find("catdoc", ToolPath.System)!);

        var text = await ReadAsync(new LegacyWordOptions { SearchPath = bin });

        Assert.Equal(["Điều 1. Vườn chung", "Người trồng vườn."], text.Blocks.Select(block => block.Text));
        Assert.Contains("số thứ tự", text.Warnings[^1], StringComparison.Ordinal);
    }

    [OfficeFact]
    public async Task LibreOffice_gives_the_paragraphs()
    {
        var text = await ReadAsync(new LegacyWordOptions());

        Assert.Equal(["Điều 1. Vườn chung", "Người trồng vườn."], text.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task Without_a_converter_the_packages_are_named()
    {
        var error = await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(new LegacyWordOptions { SearchPath = "" }));

        Assert.Contains("libreoffice-writer-nogui (hoặc catdoc)", error.Message, StringComparison.Ordinal);
    }

    private async Task<SourceText> ReadAsync(LegacyWordOptions options)
    {
        await File.WriteAllTextAsync(folder.File("cu.doc"), Rich);
        var reader = new LegacyWordReader(options, new WordReader(new WordLimits()), TimeProvider.System);
        return await reader.ReadAsync(SourceFile.At(folder.File("cu.doc")), PageProgress.Ignored, CancellationToken.None);
    }
}

/// <summary>A test that runs catdoc.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CatdocFactAttribute() : ToolFactAttribute("catdoc", ToolPath.Find("catdoc", ToolPath.System) is not null);

/// <summary>A test that runs LibreOffice, which the test script does not install: it is large, and catdoc stands in for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OfficeFactAttribute : FactAttribute
{
    public OfficeFactAttribute() => Skip = ToolPath.Find("soffice", ToolPath.System) is null ? "This machine has no LibreOffice." : null;
}
