using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Inbox;

public sealed class LockedDatabaseTests : HostTest
{
    protected override Dictionary<string, string?> Settings => new() { ["Inbox:StoreWithin"] = "00:00:01" };

    [Fact]
    public async Task While_the_database_is_locked_the_sender_is_told_to_come_again_and_then_succeeds()
    {
        Answers.On("hỏi", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        var chat = await Host.ChatAsync();
        await using (var db = await Host.DbAsync())
        {
            await using var held = await db.Database.BeginTransactionAsync();
            using var refused = await chat.PostAsync(new { type = "message", text = "hỏi", channelData = new { clientActivityID = "same" } });
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            // It waits behind the lock and is stored a moment later: nobody may claim that it was not.
            var body = await refused.Content.ReadAsStringAsync();
            Assert.Contains("Máy chủ chưa kịp xác nhận", System.Text.RegularExpressions.Regex.Unescape(body), StringComparison.Ordinal);
            Assert.DoesNotContain("chưa được lưu", System.Text.RegularExpressions.Regex.Unescape(body), StringComparison.Ordinal);
        }

        await chat.SayAsync("hỏi", "same");
        await chat.HearAsync(2);
        await using var after = await Host.DbAsync();
        Assert.Equal(1, await after.Set<InboxItem>().CountAsync());
    }

    [Fact]
    public async Task A_message_told_unconfirmed_is_stored_and_answered_although_its_sender_never_comes_again()
    {
        Answers.On("hỏi một lần", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        var chat = await Host.ChatAsync();
        await using (var db = await Host.DbAsync())
        {
            await using var held = await db.Database.BeginTransactionAsync();
            using var unconfirmed = await chat.PostAsync(new { type = "message", text = "hỏi một lần" });
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, unconfirmed.StatusCode);
        }

        Assert.Equal("Vâng.", (await chat.HearAsync(2))[1].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_busy_database_is_no_failure_of_the_message()
    {
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource<Answer>();
        Answers.On("gặp lúc bận", (_, _) =>
        {
            asked.TrySetResult();
            return release.Task;
        });
        var chat = await Host.ChatAsync();
        await chat.SayAsync("gặp lúc bận");
        await asked.Task;
        await using (var db = await Host.DbAsync())
        {
            await using var held = await db.Database.BeginTransactionAsync();
            release.SetResult(ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
            // Longer than SQLite waits, so that the turn cannot be written at the first try.
            await Task.Delay(TimeSpan.FromSeconds(1.5));
        }

        Assert.Equal("Vâng.", (await chat.HearAsync(2))[1].GetProperty("text").GetString());
        await using var after = await Host.DbAsync();
        var item = await after.Set<InboxItem>().SingleAsync();
        Assert.Equal((InboxState.Done, 1), (item.State, item.Attempts));
    }
}
