using System.Text.RegularExpressions;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Commands;
using CongDoan.Knowledge.Library;
using Microsoft.Data.Sqlite;

namespace CongDoan.Tests.Ingestion.Watching;

/// <summary>The watch as an operator runs it, over real files; it is told to hurry, and every wait ends with what it says.</summary>
public sealed partial class WatchCommandTests : IAsyncDisposable
{
    private const string Law = "7/2031/QH18";

    private readonly TemporaryFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private readonly LiveWriter said = new();
    private Task<int>? watch;

    private string Watched => folder.File("van-ban");

    private string Data => folder.File("data");

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        if (watch is not null)
        {
            await watch;
        }

        stop.Dispose();
        await said.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task What_lies_there_and_what_comes_is_published_and_Ctrl_C_ends_it_cleanly()
    {
        Directory.CreateDirectory(Watched);
        Start();
        await said.WaitForAsync("Theo dõi");
        Copy("luat.pdf");

        await said.WaitForAsync($"luat.pdf: {Law} Luật Vườn chung: mới thêm, 8 đoạn");
        await said.WaitForAsync("Bản phát hành 1: thêm 1, sửa 0, gỡ 0 văn bản.");
        Assert.Equal([Law], await HeldAsync());

        await stop.CancelAsync();
        Assert.Equal(0, await watch!);
        Assert.Contains("Đã ngừng theo dõi.", said.Text, StringComparison.Ordinal);
        Assert.All(said.Text.TrimEnd().Split('\n'), line => Assert.Matches(Stamp(), line));
    }

    [Fact]
    public async Task A_refused_file_stops_no_other_and_is_told_once_until_it_changes()
    {
        Directory.CreateDirectory(Watched);
        await File.WriteAllTextAsync(Path.Combine(Watched, "hong.pdf"), "%PDF-1.7");
        Copy("luat.pdf");
        Start();
        await said.WaitForAsync("hong.pdf: không nhận: PDF hỏng");
        await said.WaitForAsync("luat.pdf: 7/2031/QH18");

        Copy("khac.pdf");
        await said.WaitForAsync("khac.pdf: không nhận: Trùng số hiệu");
        Assert.Equal(1, said.Count("hong.pdf: không nhận"));

        await File.WriteAllTextAsync(Path.Combine(Watched, "hong.pdf"), "%PDF-1.7 vẫn hỏng");
        await said.WaitForAsync("hong.pdf: không nhận", times: 2);
    }

    [Fact]
    public async Task A_deleted_file_is_told_and_its_document_stays()
    {
        Directory.CreateDirectory(Watched);
        Copy("luat.pdf");
        Start();
        await said.WaitForAsync("Bản phát hành 1");
        File.Delete(Path.Combine(Watched, "luat.pdf"));

        await said.WaitForAsync($"luat.pdf: tệp không còn trong thư mục; {Law} vẫn ở trong kho");
        Assert.Equal([Law], await HeldAsync());
    }

    [Fact]
    public async Task With_remove_missing_a_deleted_file_takes_its_document_along()
    {
        Directory.CreateDirectory(Watched);
        Copy("luat.pdf");
        await File.WriteAllTextAsync(Path.Combine(Watched, "khac.md"), "không phải ghi chú");
        Start("--remove-missing");
        await said.WaitForAsync("Bản phát hành 1");
        File.Delete(Path.Combine(Watched, "luat.pdf"));

        await said.WaitForAsync("Bản phát hành 2: thêm 0, sửa 0, gỡ 1 văn bản.");
        Assert.Empty(await HeldAsync());
    }

    [Fact]
    public async Task A_folder_that_goes_away_takes_nothing_along_and_is_watched_when_it_is_back()
    {
        Directory.CreateDirectory(Watched);
        Copy("luat.pdf");
        Start("--remove-missing");
        await said.WaitForAsync("Bản phát hành 1");
        Directory.Move(Watched, folder.File("doi-ten"));
        await said.WaitForAsync("Không thấy thư mục");
        Directory.Move(folder.File("doi-ten"), Watched);
        await said.WaitForAsync("Đã thấy lại thư mục");
        await File.WriteAllTextAsync(Path.Combine(Watched, "moi.md"), "không phải ghi chú");

        await said.WaitForAsync("moi.md: không nhận");
        Assert.Equal([Law], await HeldAsync());
    }

    [Fact]
    public async Task A_library_that_cannot_be_used_is_tried_again()
    {
        Directory.CreateDirectory(Watched);
        Directory.CreateDirectory(Data);
        var library = Path.Combine(Data, LibraryDb.FileName);
        await File.WriteAllTextAsync(library, "đây không phải cơ sở dữ liệu");
        Copy("luat.pdf");
        Start();
        await said.WaitForAsync("sẽ tự thử lại");
        SqliteConnection.ClearAllPools();
        File.Delete(library);

        await said.WaitForAsync("Bản phát hành 1");
        Assert.Equal(1, said.Count("sẽ tự thử lại"));
    }

    [Fact]
    public async Task An_address_is_read_on_its_schedule_and_the_same_refusal_is_told_once()
    {
        // Nobody listens there; a build without a reader of addresses refuses it too.
        StartWith("http://127.0.0.1:9/luat.pdf", "--every", "0.001");

        await said.WaitForAsync("luat.pdf: không nhận:");
        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(1, said.Count("không nhận"));
    }

    private void Start(params string[] options) => StartWith([Watched, .. options]);

    private void StartWith(params string[] arguments) => watch = IngestCli.RunAsync(
        ["watch", .. arguments, "--data", Data, "--no-starter", "--settle", "0.2", "--poll", "0.3"],
        new CommandOutput(said, TextWriter.Null, IsTerminal: false),
        stop.Token);

    private void Copy(string name) => File.Copy(Samples.File(Samples.Law), Path.Combine(Watched, name));

    private async Task<List<string>> HeldAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Data, LibraryDb.FileName)};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Number FROM documents";
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<string>();
        while (await reader.ReadAsync())
        {
            numbers.Add(reader.GetString(0));
        }

        return numbers;
    }

    [GeneratedRegex(@"^\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\] ")]
    private static partial Regex Stamp();
}
