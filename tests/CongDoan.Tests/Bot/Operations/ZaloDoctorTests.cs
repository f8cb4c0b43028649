using System.Globalization;
using System.Text.RegularExpressions;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Channels.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The doctor looks at a host that serves Zalo.</summary>
public sealed partial class ZaloDoctorTests : SimulatedZalo
{
    private const string App = "Channels:Zalo:demo:";

    [Fact]
    public async Task A_healthy_host_has_no_fault_and_the_marked_event_is_stored_and_never_answered()
    {
        await HeardAsync();
        var (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal(0, status);
        Assert.Empty(DoctorRun.Lines(output, "[LỖI]").Concat(DoctorRun.Lines(output, "[CHÚ Ý]")));
        Assert.Contains($"OA {ZaloPlatform.OaId}, chữ ký: sự kiện thử có chữ ký đã được kiểm tra và lưu", output, StringComparison.Ordinal);
        Assert.Matches("refresh token: còn (89|90) ngày", output);
        foreach (var secret in new[] { ZaloPlatform.AppSecret, ZaloPlatform.OaSecretKey, ZaloPlatform.FirstRefreshToken })
        {
            Assert.DoesNotContain(secret, output, StringComparison.Ordinal);
        }

        await using var db = await Host.DbAsync();
        var marked = await db.Set<InboxItem>().SingleAsync(item => item.Reason == "congdoan_doctor");
        Assert.Equal((InboxState.Ignored, null), (marked.State, marked.ConversationId));
        Assert.Equal(1, await db.Set<Conversation>().CountAsync());
    }

    [Theory]
    [InlineData("OaSecretKey", "wrong-key", "từ chối chữ ký (401)")]
    [InlineData("OaSecretKey", "", "chưa có OaSecretKey")]
    [InlineData("ApiBaseUrl", "http://127.0.0.1:1", "không gọi được Zalo")]
    [InlineData("AppSecret", "wrong-secret", "Zalo từ chối, mã -242")]
    [InlineData("VerifierCode", "unknown", "tệp xác thực tên miền: máy chủ đang chạy không đưa ra")]
    [InlineData("Accounts:second:OaId", "2000000000000000002", "OA 2000000000000000002, liên kết: chưa liên kết")]
    public async Task A_fault_is_named_with_what_to_do_and_status_1(string key, string value, string sentence)
    {
        await HeardAsync();
        var (status, output) = await DoctorRun.BesideAsync(Host, new() { [App + key] = value });
        Assert.Equal(1, status);
        Assert.Contains(DoctorRun.Lines(output, "[LỖI]"), line => line.Contains(sentence, StringComparison.Ordinal) && line.Contains("Cách xử lý: ", StringComparison.Ordinal));
        Assert.DoesNotContain(DoctorRun.Lines(output, "[LỖI]"), line => !line.Contains("Cách xử lý: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_setting_is_the_only_line()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host, new() { [App + "AppId"] = "" });
        Assert.Equal(1, status);
        Assert.Contains("Channels:Zalo:demo:AppId không được để trống", Assert.Single(DoctorRun.Lines(output, "[LỖI]")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_near_their_end_are_a_warning_and_a_lost_link_is_a_fault()
    {
        await HeardAsync();
        await ChangeAsync(token => token.RefreshUntil = TimeProvider.System.GetUtcNow() + TimeSpan.FromDays(9.5));
        var (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal(0, status);
        Assert.Contains(DoctorRun.Lines(output, "[CHÚ Ý]"), line => line.Contains("refresh token: còn 9 ngày.", StringComparison.Ordinal));
        await ChangeAsync(token => (token.State, token.Reason) = (ZaloTokenState.NeedsLink, "zalo_-14014"));
        (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal(1, status);
        Assert.Contains(DoctorRun.Lines(output, "[LỖI]"), line => line.Contains("đã mất liên kết (zalo_-14014). Cách xử lý: quản trị viên OA mở /channels/zalo/demo/connect", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_clock_that_is_ten_minutes_ahead_is_a_fault()
    {
        await HeardAsync();
        var (status, output) = await DoctorRun.BesideAsync(Host, ahead: TimeSpan.FromMinutes(10));
        Assert.Equal(1, status);
        var off = ClockLine().Match(string.Join('\n', DoctorRun.Lines(output, "[LỖI]")));
        Assert.True(off.Success, output);
        // The Date header counts whole seconds, and a server may keep one for a while.
        Assert.InRange(int.Parse(off.Groups[1].Value, CultureInfo.InvariantCulture), 598, 630);
    }

    [Fact]
    public async Task Without_a_running_host_the_rest_is_still_looked_at()
    {
        await HeardAsync();
        var (status, output) = await DoctorRun.BesideAsync(Host, url: new Uri("http://127.0.0.1:1"));
        Assert.Equal(1, status);
        Assert.Contains("Máy chủ: không có gì trả lời ở http://127.0.0.1:1/", output, StringComparison.Ordinal);
        Assert.Contains("access token: Zalo chấp nhận", output, StringComparison.Ordinal);
    }

    private async Task HeardAsync()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(Lan, "xin chào");
        await ShownAsync(1);
    }

    private async Task ChangeAsync(Action<ZaloToken> change)
    {
        await using var db = await Host.DbAsync();
        change(await db.Set<ZaloToken>().SingleAsync());
        await db.SaveChangesAsync();
    }

    [GeneratedRegex("Đồng hồ so với 127.0.0.1: lệch ([0-9]+) giây \\(máy này chạy trước\\)")]
    private static partial Regex ClockLine();
}
