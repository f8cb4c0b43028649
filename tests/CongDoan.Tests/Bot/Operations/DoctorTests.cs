using CongDoan.Bot.Operations.Commands;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.Configuration;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The doctor where no platform is set up.</summary>
public sealed class DoctorTests : HostTest
{
    [Fact]
    public async Task Without_any_channel_it_says_so_and_finds_no_fault()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal(0, status);
        Assert.Equal(
            ["Zalo: tắt (chưa đặt Channels:Zalo).", "Messenger và bình luận trên Trang: tắt (chưa đặt Channels:Meta).", "Bot Framework: tắt (chưa đặt Channels:BotFramework)."],
            DoctorRun.Lines(output, "[ĐẠT]").TakeLast(3));
        Assert.EndsWith(" 0 lỗi.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_data_is_a_fault_that_names_the_folder()
    {
        var folder = Scratch("nothing");
        await using var output = new StringWriter();
        var status = await DoctorCommand.RunAsync(
            null, builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Directory"] = folder }), output, CancellationToken.None);
        Assert.Equal(1, status);
        Assert.Contains($"chưa có dữ liệu trong {folder}", Assert.Single(DoctorRun.Lines(output.ToString(), "[LỖI]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_know_the_app_yet_is_named()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host, new()
        {
            ["Channels:Meta:new:AppId"] = "1", ["Channels:Meta:new:AppSecret"] = "s", ["Channels:Meta:new:VerifyToken"] = "v", ["Channels:Meta:new:ApiBaseUrl"] = "http://127.0.0.1:1",
            ["Channels:Meta:new:Accounts:a:PageId"] = "2", ["Channels:Meta:new:Accounts:a:PageAccessToken"] = "t",
        });
        Assert.Equal(1, status);
        Assert.Contains("máy chủ đang chạy không có webhook /webhooks/meta/new (404)", output, StringComparison.Ordinal);
    }
}
