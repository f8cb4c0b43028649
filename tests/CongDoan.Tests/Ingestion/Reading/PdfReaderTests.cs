using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Pdf;
using CongDoan.Ingestion.Reading.Scans;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class PdfReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Pages_stay_apart_and_Vietnamese_stays_whole()
    {
        var text = await Reader().ReadAsync(Samples.Source(Samples.Law), PageProgress.Ignored, CancellationToken.None);

        Assert.Equal(2, text.Pages.Count);
        Assert.Contains("Quyền của người làm vườn", text.Pages[0], StringComparison.Ordinal);
        Assert.Contains("Chương II", text.Pages[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_name_is_never_an_option_or_a_command()
    {
        var name = folder.File("-opw; touch bad $(id) '“.pdf");
        File.Copy(Samples.File(Samples.Law), name);

        var text = await Reader().ReadAsync(SourceFile.At(name), PageProgress.Ignored, CancellationToken.None);

        Assert.Equal(2, text.Pages.Count);
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("", "rỗng")]
    [InlineData("<html>không phải</html>", "không phải PDF")]
    [InlineData("%PDF-1.7\nvà hết", "PDF hỏng")]
    public async Task A_broken_file_is_refused_with_its_reason(string content, string reason)
    {
        var name = folder.File("hong.pdf");
        await File.WriteAllTextAsync(name, content);

        Assert.Contains(reason, await ReasonAsync(Reader(), SourceFile.At(name)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        var bytes = await File.ReadAllBytesAsync(Samples.File(Samples.Law));
        var name = folder.File("cut.pdf");
        await File.WriteAllBytesAsync(name, bytes[..200]);

        Assert.NotEmpty(await ReasonAsync(Reader(), SourceFile.At(name)));
    }

    [Fact]
    public async Task A_password_is_named_as_the_reason() =>
        Assert.Contains("mật khẩu", await ReasonAsync(Reader(), Samples.Source(Samples.Locked)), StringComparison.Ordinal);

    [Fact]
    public async Task A_scan_without_a_recogniser_is_told_what_to_install()
    {
        var reader = new PdfReader(new PdfTextOptions(), new ScanOptions { SearchPath = OnlyThe("pdftoppm") }, TimeProvider.System);

        Assert.Contains("tesseract-ocr-vie", await ReasonAsync(reader, Samples.Source(Samples.Scan)), StringComparison.Ordinal);
    }

    [ScanFact]
    public async Task A_page_without_letters_even_in_its_picture_is_refused() =>
        Assert.Contains("không có chữ nào", await ReasonAsync(Reader(), Samples.Source(Samples.Scan)), StringComparison.Ordinal);

    [Fact]
    public async Task A_missing_converter_is_named_with_the_way_to_install_it()
    {
        var reader = Reader(new PdfTextOptions { SearchPath = "" });

        Assert.Contains("apt-get install poppler-utils", await ReasonAsync(reader, Samples.Source(Samples.Law)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_above_the_size_limit_is_refused_unread()
    {
        var reader = Reader(new PdfTextOptions { MaxFileSize = 1000 });

        Assert.Contains("lớn hơn", await ReasonAsync(reader, Samples.Source(Samples.Law)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversion_without_end_is_stopped_with_its_children()
    {
        var reader = Converter($"sleep 300 & echo $! > {folder.File("child")}; wait", new ChildLimits(TimeSpan.FromSeconds(1), 1000));

        Assert.Contains("quá 1 giây", await ReasonAsync(reader, Samples.Source(Samples.Law)), StringComparison.Ordinal);
        var child = (await File.ReadAllTextAsync(folder.File("child"))).Trim();
        Assert.True(await IsGoneAsync(child), "the converter's child still runs");
    }

    [Fact]
    public async Task A_conversion_that_writes_without_end_is_stopped()
    {
        var reader = Converter("while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaa; done", new ChildLimits(TimeSpan.FromSeconds(60), 100_000));

        Assert.Contains("quá nhiều chữ", await ReasonAsync(reader, Samples.Source(Samples.Law)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversion_that_floods_its_errors_still_ends()
    {
        var reader = Converter("head -c 3000000 /dev/zero | tr '\\0' e >&2; echo Chữ của vườn chung", new ChildLimits(TimeSpan.FromSeconds(60), 100_000));

        var text = await reader.ReadAsync(Samples.Source(Samples.Law), PageProgress.Ignored, CancellationToken.None);

        Assert.Contains("vườn chung", text.Pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_stops_the_conversion()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var reader = Converter("sleep 300", new ChildLimits(TimeSpan.FromSeconds(60), 1000));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(Samples.Source(Samples.Law), PageProgress.Ignored, stop.Token));
    }

    private static PdfReader Reader() => Reader(new PdfTextOptions());

    private static PdfReader Reader(PdfTextOptions options) => new(options, new ScanOptions(), TimeProvider.System);

    /// <summary>A reader whose converter is a script of ours.</summary>
    private PdfReader Converter(string script, ChildLimits limits)
    {
        var bin = Directory.CreateDirectory(folder.File("bin")).FullName;
        var tool = Path.Combine(bin, "pdftotext");
        File.WriteAllText(tool, "#!/bin/sh\n" + script + "\n");
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The stand-in converter is a shell script.");
        }

        File.SetUnixFileMode(tool, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return Reader(new PdfTextOptions { SearchPath = bin, Limits = limits });
    }

    /// <summary>A search path on which this one program stands.</summary>
    private string OnlyThe(string tool)
    {
        var bin = Directory.CreateDirectory(folder.File("tools")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, tool), ToolPath.Find(tool, ToolPath.System)!);
        return bin;
    }

    private static async Task<string> ReasonAsync(PdfReader reader, SourceFile file) =>
        (await Assert.ThrowsAsync<RefusedException>(() => new ReaderSet([reader]).ReadAsync(file, PageProgress.Ignored, CancellationToken.None))).Message;

    private static async Task<bool> IsGoneAsync(string process)
    {
        // A killed process may stay as a zombie until its new parent collects it.
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var status = $"/proc/{process}/stat";
            if (!File.Exists(status) || (await File.ReadAllTextAsync(status)).Contains(") Z ", StringComparison.Ordinal))
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
