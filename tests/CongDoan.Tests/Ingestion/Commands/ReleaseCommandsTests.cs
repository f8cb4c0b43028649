using System.Text.Json;

namespace CongDoan.Tests.Ingestion.Commands;

public sealed class ReleaseCommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.File("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Diff_tells_what_publish_would_change_and_stores_nothing()
    {
        var diff = await RunAsync("diff", Samples.File(Samples.Law), "--no-starter", "--json");

        Assert.Equal(0, diff.Status);
        Assert.Equal(JsonValueKind.Null, diff.Json.GetProperty("release").ValueKind);
        var added = Assert.Single(diff.Json.GetProperty("diff").GetProperty("added").EnumerateArray());
        Assert.Equal("7/2031/QH18", added.GetProperty("number").GetString());
        Assert.Equal(8, added.GetProperty("passages").GetProperty("added").GetArrayLength());
        Assert.Empty(Numbers(await RunAsync("list", "--json"), "law"));
    }

    [Fact]
    public async Task The_diff_is_told_in_Vietnamese_before_the_report()
    {
        var run = await RunAsync("publish", Samples.File(Samples.Law), "--no-starter");

        Assert.Contains("+ 7/2031/QH18 Luật Vườn chung: mới, 8 đoạn", run.Error, StringComparison.Ordinal);
        Assert.Contains("Cộng: thêm 1, sửa 0, gỡ 0, hết hiệu lực 0 văn bản", run.Error, StringComparison.Ordinal);
        Assert.Contains("Bản phát hành 1.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_by_mistake_is_taken_back_and_brought_back()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--no-starter", "--json");

        var dry = await RunAsync("remove", "7/2031/qh18", "--dry-run", "--json");
        Assert.Equal(["7/2031/QH18"], Numbers(await RunAsync("list", "--json"), "law"));
        var removed = await RunAsync("remove", "7/2031/qh18", "--json");
        Assert.Empty(Numbers(await RunAsync("list", "--json"), "law"));
        var back = await RunAsync("rollback", "--json");

        Assert.Equal((0, 0, 0), (dry.Status, removed.Status, back.Status));
        Assert.Equal(8, removed.Json.GetProperty("diff").GetProperty("removed")[0].GetProperty("passages_removed").GetInt32());
        Assert.Equal(["7/2031/QH18"], Numbers(await RunAsync("list", "--json"), "law"));
        var releases = (await RunAsync("releases", "--json")).Json.GetProperty("releases").EnumerateArray().ToList();
        Assert.Equal(["rollback", "remove 7/2031/QH18", "ghi chú có sẵn"], releases.Take(3).Select(release => release.GetProperty("command").GetString()));
        Assert.Equal(releases.Count, (await RunAsync("list", "--releases", "--json")).Json.GetProperty("releases").GetArrayLength());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("releases")]
    public async Task Looking_writes_nothing(string command)
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--no-starter", "--json");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var before = Snapshot();

        var run = await RunAsync(command, "--json");

        Assert.Equal(0, run.Status);
        Assert.Equal(1, run.Json.GetProperty(command == "list" ? "documents" : "releases").GetArrayLength());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.Equal(before, Snapshot());
    }

    [Theory]
    [InlineData("list")]
    [InlineData("releases")]
    public async Task A_mistyped_folder_is_told_and_not_created(string command)
    {
        var run = await RunAsync(command, "--json");

        Assert.Equal(3, run.Status);
        Assert.Contains("không có kho tri thức nào", run.Json.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data));
    }

    [Fact]
    public async Task A_library_that_someone_writes_to_is_looked_at_as_it_is()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--no-starter", "--json");
        await using var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, "library.db")};Pooling=False");
        await writer.OpenAsync();
        await using var change = writer.CreateCommand();
        change.CommandText = "UPDATE documents SET Title = 'Đang sửa'";
        await change.ExecuteNonQueryAsync();

        var run = await RunAsync("list", "--json");

        Assert.Equal("Đang sửa", run.Json.GetProperty("documents")[0].GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_number_that_is_not_there_is_told_with_the_nearest_ones()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--no-starter", "--json");

        var run = await RunAsync("remove", "7/2013/QH18", "--json");

        Assert.Equal(1, run.Status);
        Assert.Contains("Trong kho không có \"7/2013/QH18\"; chưa gỡ gì. Có phải: 7/2031/QH18", run.Error, StringComparison.Ordinal);
        Assert.Equal("7/2031/QH18", run.Json.GetProperty("unknown")[0].GetProperty("nearest")[0].GetString());
    }

    [Fact]
    public async Task A_release_that_is_not_kept_is_told_in_Vietnamese()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--no-starter", "--json");

        var run = await RunAsync("rollback", "99");

        Assert.Equal(3, run.Status);
        Assert.Contains("kho còn giữ từ số 1 đến số 1", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_command_twice_makes_one_release_and_reports_the_same()
    {
        var first = await RunAsync("publish", Samples.File(Samples.Law), "--json");
        var second = await RunAsync("publish", Samples.File(Samples.Law), "--json");

        Assert.Equal(JsonValueKind.Number, first.Json.GetProperty("release").ValueKind);
        Assert.Equal(JsonValueKind.Null, second.Json.GetProperty("release").ValueKind);
        var (before, after) = (first.Json.GetProperty("documents")[0], second.Json.GetProperty("documents")[0]);
        Assert.Equal("unchanged", after.GetProperty("change").GetString());
        Assert.Equal(before.GetProperty("passages_added").GetInt32(), after.GetProperty("passages_kept").GetInt32());
        Assert.Equal(before.GetProperty("articles").GetInt32(), after.GetProperty("articles").GetInt32());
        Assert.Equal(before.GetProperty("warnings").GetRawText(), after.GetProperty("warnings").GetRawText());
        // Nothing was read: progress tells each file that is.
        Assert.DoesNotContain(Samples.Law, second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_read_again_when_it_or_what_is_said_of_it_changed_or_when_it_is_asked_for()
    {
        await RunAsync("publish", Samples.File(Samples.Law), "--json");

        var told = await RunAsync("publish", Samples.File(Samples.Law), "--until", "2040-01-01", "--json");
        var asked = await RunAsync("publish", Samples.File(Samples.Law), "--until", "2040-01-01", "--reread", "--json");
        await RunAsync("rollback", "--json");
        var after = await RunAsync("publish", Samples.File(Samples.Law), "--until", "2040-01-01", "--json");

        Assert.Equal("changed", told.Json.GetProperty("documents")[0].GetProperty("change").GetString());
        Assert.Equal("unchanged", asked.Json.GetProperty("documents")[0].GetProperty("change").GetString());
        Assert.Contains(Samples.Law, asked.Error, StringComparison.Ordinal);
        Assert.Equal("changed", after.Json.GetProperty("documents")[0].GetProperty("change").GetString());
    }

    [Fact]
    public async Task Files_are_reported_in_their_order_although_two_are_read_at_once()
    {
        var names = Enumerable.Range(0, 12).Select(i => folder.File($"ghi-chu-{i:00}.md")).ToList();
        foreach (var name in names)
        {
            await File.WriteAllTextAsync(name, "không phải ghi chú");
        }

        var run = await RunAsync(["publish", .. names, Samples.File(Samples.Law), "--json"]);

        Assert.Equal(names, run.Json.GetProperty("refused").EnumerateArray().Select(row => row.GetProperty("file").GetString()));
        Assert.Equal(1, run.Json.GetProperty("documents").GetArrayLength());
    }

    private Task<CommandRunner> RunAsync(params string[] arguments) => CommandRunner.RunAsync([.. arguments, "--data", Data]);

    private static IEnumerable<string?> Numbers(CommandRunner list, string kind) => list.Json.GetProperty("documents").EnumerateArray()
        .Where(row => row.GetProperty("kind").GetString() == kind)
        .Select(row => row.GetProperty("number").GetString());

    private List<string> Snapshot() => Directory.GetFiles(Data).Order(StringComparer.Ordinal)
        .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")
        .ToList();
}
