using System.Text.Json;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Ingestion.Commands;

namespace CongDoan.Tests.Bot.Operations;

public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData]
    [InlineData("--urls", "http://localhost:5081")]
    [InlineData("--urls=http://localhost:5081")]
    [InlineData("--Data:Directory=x", "--Conversations:BurstWindow", "00:00:00", "--urls", "http://localhost:1")]
    [InlineData("Data:Directory=x")]
    [InlineData("/Data:Directory=x", "/urls", "http://localhost:1")]
    public void Settings_alone_start_the_host(params string[] args) => Assert.True(CommandLine.IsForHost(args));

    [Theory]
    [InlineData("Có phải bạn muốn “ask”?", "aks", "câu hỏi")]
    [InlineData("Có phải bạn muốn “restore”?", "Restor", "x")]
    [InlineData("Có phải bạn muốn “reset-password”?", "reset", "quantri")]
    [InlineData("Các lệnh: ask, reset-password, backup, restore, pair", "somethng")]
    [InlineData("Không có lệnh “chạy”", "--urls", "http://localhost:1", "chạy")]
    [InlineData("Lệnh “ask” phải đứng trước", "--no=x", "ask", "câu hỏi")]
    [InlineData("--Data:Directory=THƯ_MỤC", "--data", "x")]
    [InlineData("Không hiểu “--urls”", "--urls")]
    [InlineData("Không hiểu “--verbose”", "--verbose", "--urls=http://localhost:1")]
    [InlineData("Không có lệnh “-p=1”", "-p=1")]
    [InlineData("thiếu CÂU_HỎI", "ask")]
    [InlineData("đặt trong dấu ngoặc kép", "ask", "vào", "công", "đoàn")]
    [InlineData("không có tùy chọn “--dta”", "backup", "--dta")]
    [InlineData("thiếu giá trị sau --unit", "ask", "x", "--unit")]
    [InlineData("“nowhere” không phải địa chỉ", "doctor", "--url", "nowhere")]
    [InlineData("không hiểu “zalo”", "doctor", "zalo")]
    [InlineData("không phải ngày; viết 2026-11-22 hoặc 22/11/2026", "ask", "x", "--as-of", "30/02/2026")]
    public async Task A_command_line_that_makes_no_sense_is_explained_with_status_64(string sentence, params string[] args)
    {
        Assert.False(CommandLine.IsForHost(args));
        var (status, output, errors) = await RunAsync(args);
        Assert.Equal((64, ""), (status, output));
        Assert.Contains(sentence, errors, StringComparison.Ordinal);

        (status, output, _) = await RunAsync([.. args, "--json"]);
        Assert.Equal(64, status);
        using var json = JsonDocument.Parse(Assert.Single(output.TrimEnd().Split('\n')));
        Assert.False(string.IsNullOrEmpty(json.RootElement.GetProperty("error").GetString()));
    }

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("22/11/2026")]
    public async Task The_day_of_a_question_may_be_written_the_Vietnamese_way(string day)
    {
        var (status, output, _) = await RunAsync(["ask", "chào bạn", "--as-of", day, "--no-starter", "--data", _folder.File("data"), "--json"]);
        Assert.Equal(0, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("greet", json.RootElement.GetProperty("decision").GetString());
    }

    [Fact]
    public async Task What_a_question_back_offers_is_printed_below_it()
    {
        var (_, output, _) = await RunAsync(["ask", "điều 35", "--no-starter", "--data", _folder.File("data")]);

        Assert.Contains("Bạn hỏi Điều 35 của văn bản nào?\n• Điều 35 Bộ luật Lao động\n• ", output, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string Output, string Errors)> RunAsync(string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var status = await CommandLine.RunAsync(args, new CommandOutput(output, errors, IsTerminal: false));
        return (status, output.ToString(), errors.ToString());
    }
}
