using System.Text.Json;

namespace CongDoan.Tests.Ingestion.Commands;

public sealed class PublishCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.File("data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_law_is_published_and_the_second_time_nothing_changes()
    {
        var first = await PublishAsync(Samples.File(Samples.Law));
        var second = await PublishAsync(Samples.File(Samples.Law));

        Assert.Equal(0, first.Status);
        Assert.Single(first.Out.TrimEnd('\n').Split('\n'));
        Assert.Contains($"Thư mục dữ liệu: {Data}", first.Error, StringComparison.Ordinal);
        var document = first.Json.GetProperty("documents")[0];
        Assert.Equal("7/2031/QH18", document.GetProperty("number").GetString());
        Assert.Equal("law", document.GetProperty("kind").GetString());
        Assert.Equal("2032-03-01", document.GetProperty("effective_from").GetString());
        Assert.Equal("added", document.GetProperty("change").GetString());
        Assert.Equal(4, document.GetProperty("articles").GetInt32());
        Assert.Equal(8, document.GetProperty("passages_added").GetInt32());
        Assert.Equal("unchanged", second.Json.GetProperty("documents")[0].GetProperty("change").GetString());
        Assert.Equal(first.Json.GetProperty("library_version").GetInt64(), second.Json.GetProperty("library_version").GetInt64());
    }

    [Fact]
    public async Task What_the_operator_says_wins_over_the_text()
    {
        await PublishAsync(Samples.File(Samples.Law), "--from", "05/06/2033", "--until", "2034-01-31", "--unit", "dak-lak", "--replaces", "1/2001/QH10");

        var list = await CommandRunner.RunAsync("list", "--data", Data, "--json");
        var document = Law(list);
        Assert.Equal("2033-06-05", document.GetProperty("effective_from").GetString());
        Assert.Equal("2034-01-31", document.GetProperty("effective_until").GetString());
        Assert.Equal("dak-lak", document.GetProperty("unit").GetString());
        Assert.Equal("Quốc hội", document.GetProperty("issuer").GetString());
    }

    [Fact]
    public async Task An_end_before_the_beginning_that_the_text_states_is_refused()
    {
        var run = await PublishAsync(Samples.File(Samples.Law), "--until", "2020-01-01");

        Assert.Equal(1, run.Status);
        Assert.Contains("đứng trước ngày bắt đầu 01/03/2032", run.Json.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_nobody_belongs_to_is_a_warning()
    {
        var run = await PublishAsync(Samples.File(Samples.Law), "--unit", "dak-lac");

        Assert.Contains(
            run.Json.GetProperty("documents")[0].GetProperty("warnings").EnumerateArray(),
            warning => warning.GetString()!.Contains("\"dak-lac\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_law_kept_as_Markdown_is_a_law()
    {
        var path = folder.File("luat-vuon-chung.md");
        await File.WriteAllTextAsync(path, """
            # LUẬT VƯỜN CHUNG

            Số: 7/2031/QH18

            ## Chương I. QUY ĐỊNH CHUNG

            ### Điều 1. Phạm vi

            1. Luật này quy định về **vườn chung**.

            2. Vườn riêng không thuộc phạm vi của Luật này.

            ### Điều 2. Hiệu lực

            Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2032.
            """);

        var run = await PublishAsync(path);

        var document = run.Json.GetProperty("documents")[0];
        Assert.Equal(("law", "7/2031/QH18", 2), (document.GetProperty("kind").GetString(), document.GetProperty("number").GetString(), document.GetProperty("articles").GetInt32()));
        Assert.Equal("2032-03-01", document.GetProperty("effective_from").GetString());
    }

    [Fact]
    public async Task A_refused_file_does_not_stop_the_others_and_is_reported()
    {
        var broken = folder.File("hong.pdf");
        await File.WriteAllTextAsync(broken, "%PDF-1.7");

        var run = await PublishAsync(broken, Samples.File(Samples.Law));

        Assert.Equal(1, run.Status);
        Assert.Equal(1, run.Json.GetProperty("documents").GetArrayLength());
        var refused = run.Json.GetProperty("refused")[0];
        Assert.Equal(broken, refused.GetProperty("file").GetString());
        Assert.Contains("PDF hỏng", refused.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_the_change_and_stores_nothing()
    {
        var run = await PublishAsync(Samples.File(Samples.Law), "--dry-run");

        Assert.Equal("added", run.Json.GetProperty("documents")[0].GetProperty("change").GetString());
        var list = await CommandRunner.RunAsync("list", "--data", Data, "--json");
        Assert.DoesNotContain(list.Json.GetProperty("documents").EnumerateArray(), row => row.GetProperty("kind").GetString() == "law");
    }

    [Fact]
    public async Task A_pipe_in_a_folder_is_refused_and_the_others_are_published()
    {
        var laws = Directory.CreateDirectory(folder.File("luat")).FullName;
        File.Copy(Samples.File(Samples.Law), Path.Combine(laws, "luat.pdf"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", Path.Combine(laws, "a.txt")))
        {
            await made.WaitForExitAsync();
        }

        var run = await PublishAsync(laws).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, run.Status);
        Assert.Equal(1, run.Json.GetProperty("documents").GetArrayLength());
        Assert.Contains("không phải tệp thường", run.Json.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_out_of_a_folder_is_skipped_and_told()
    {
        var laws = Directory.CreateDirectory(folder.File("luat")).FullName;
        File.Copy(Samples.File(Samples.Law), Path.Combine(laws, "luat.pdf"));
        File.CreateSymbolicLink(Path.Combine(laws, "ra.txt"), "/etc/hostname");

        var run = await PublishAsync(laws);

        Assert.Equal(0, run.Status);
        Assert.EndsWith("ra.txt", run.Json.GetProperty("skipped")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("liên kết dẫn ra ngoài thư mục: ra.txt", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_number_are_not_both_published()
    {
        var copy = folder.File("ban-sao-7-2031-QH18.pdf");
        File.Copy(Samples.File(Samples.Law), copy);

        var run = await PublishAsync(Samples.File(Samples.Law), copy);

        Assert.Equal(1, run.Status);
        Assert.Contains("Trùng số hiệu", run.Json.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_address_inside_the_network_is_refused()
    {
        var run = await PublishAsync("http://127.0.0.1/luat.pdf");

        Assert.Equal(1, run.Status);
        Assert.Contains("mạng nội bộ", run.Json.GetProperty("refused")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_read_a_report_in_Vietnamese()
    {
        var run = await CommandRunner.RunAsync("publish", Samples.File(Samples.Law), "--data", Data, "--no-starter");

        Assert.Equal(0, run.Status);
        Assert.Contains("Luật Vườn chung", run.Out, StringComparison.Ordinal);
        Assert.Contains("4 điều, 7 khoản", run.Out, StringComparison.Ordinal);
        Assert.Contains("mới thêm", run.Out, StringComparison.Ordinal);
        Assert.Contains("thiếu điểm ở giữa", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("publish", "a.pdf", "--from", "hôm qua")]
    [InlineData("publish", "a.pdf", "--from", "2032-01-01", "--until", "2031-01-01")]
    [InlineData("publish", "a.pdf", "--replaces", "Bộ luật Lao động")]
    [InlineData("publish", "a.pdf", "--unit", "Đắk Lắk")]
    [InlineData("publish", "a.pdf", "--data")]
    [InlineData("publish", "a.pdf", "--nhanh")]
    [InlineData("rollback", "hôm qua")]
    [InlineData("rollback", "1", "2")]
    [InlineData("remove")]
    [InlineData("diff")]
    [InlineData("watch")]
    [InlineData("watch", "/khong/co/thu-muc")]
    [InlineData("watch", "https://example.org/a.pdf", "--every", "0")]
    [InlineData("inspect")]
    public async Task A_command_line_that_makes_no_sense_is_told_so_in_Vietnamese(params string[] arguments)
    {
        var run = await CommandRunner.RunAsync(arguments);

        Assert.Equal(64, run.Status);
        Assert.Empty(run.Out);
        Assert.Contains("Xem cách dùng", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Required", run.Error, StringComparison.Ordinal);

        var json = await CommandRunner.RunAsync([.. arguments, "--json"]);
        Assert.Equal(64, json.Status);
        Assert.Single(json.Out.TrimEnd('\n').Split('\n'));
        Assert.False(string.IsNullOrEmpty(json.Json.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("--help", "publish ĐƯỜNG_DẪN")]
    [InlineData("publish --help", "--replaces SỐ_HIỆU")]
    [InlineData("", "Các lệnh")]
    public async Task Help_is_Vietnamese(string arguments, string expected)
    {
        var run = await CommandRunner.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(0, run.Status);
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", run.Out, StringComparison.Ordinal);
    }

    private Task<CommandRunner> PublishAsync(params string[] arguments) =>
        CommandRunner.RunAsync(["publish", .. arguments, "--data", Data, "--no-starter", "--json"]);

    private static JsonElement Law(CommandRunner list) =>
        list.Json.GetProperty("documents").EnumerateArray().Single(row => row.GetProperty("kind").GetString() == "law");
}
