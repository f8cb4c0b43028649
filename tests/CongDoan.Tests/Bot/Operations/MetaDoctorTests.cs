using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.Tests.Bot.Channels.Meta;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The doctor looks at a host that serves Messenger.</summary>
public sealed class MetaDoctorTests : SimulatedMeta
{
    [Fact]
    public async Task What_a_Page_is_not_subscribed_to_is_named()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal(1, status);
        Assert.Contains("chưa đăng ký với ứng dụng", Assert.Single(DoctorRun.Lines(output, "[LỖI]")), StringComparison.Ordinal);

        Platform.SubscribedFields = "messages,feed";
        (_, output) = await DoctorRun.BesideAsync(Host);
        var fault = Assert.Single(DoctorRun.Lines(output, "[LỖI]"));
        Assert.Contains("message_echoes", fault, StringComparison.Ordinal);
        Assert.Contains("bot -- messenger-profile demo", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(" messages,", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_healthy_host_has_no_fault_and_the_marked_events_are_stored_and_never_answered()
    {
        Platform.SubscribedFields = ProfileContent.Fields;
        for (var look = 1; look <= 2; look++)
        {
            var (status, output) = await DoctorRun.BesideAsync(Host);
            Assert.Equal((0, ""), (status, string.Join('\n', DoctorRun.Lines(output, "[LỖI]"))));
            Assert.DoesNotContain(MetaPlatform.PageToken, output, StringComparison.Ordinal);
            Assert.DoesNotContain(MetaPlatform.AppSecret, output, StringComparison.Ordinal);
            Assert.Contains("chưa nhận sự kiện nào từ Meta", output, StringComparison.Ordinal);
            await using var db = await Host.DbAsync();
            Assert.Equal((look, look), (await db.Set<InboxItem>().CountAsync(), await db.Set<InboxItem>().CountAsync(item => item.State == InboxState.Ignored)));
            Assert.Equal(0, await db.Set<Conversation>().CountAsync());
        }
    }

    [Theory]
    [InlineData("AppSecret", "wrong-secret", "từ chối chữ ký (401)")]
    [InlineData("VerifyToken", "wrong-word", "trả lời 403")]
    [InlineData("Accounts:main:PageAccessToken", "wrong-token", "mã truy cập Trang: Meta từ chối, mã 190")]
    [InlineData("ApiBaseUrl", "http://127.0.0.1:1", "không gọi được Meta")]
    public async Task A_fault_is_named_with_what_to_do_and_status_1(string key, string value, string sentence)
    {
        Platform.SubscribedFields = ProfileContent.Fields;
        var (status, output) = await DoctorRun.BesideAsync(Host, new() { ["Channels:Meta:demo:" + key] = value });
        Assert.Equal(1, status);
        Assert.Contains(DoctorRun.Lines(output, "[LỖI]"), line => line.Contains(sentence, StringComparison.Ordinal) && line.Contains("Cách xử lý: ", StringComparison.Ordinal));
        Assert.DoesNotContain("wrong-", output, StringComparison.Ordinal);
    }
}
