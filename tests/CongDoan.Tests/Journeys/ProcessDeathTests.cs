using System.Text.Json.Nodes;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Tests.Journeys;

/// <summary>What a member was told is kept survives the end of the process.</summary>
[Collection(SharedJourneyHost.Name)]
public sealed class ProcessDeathTests
{
    private static readonly Dictionary<string, string> Slow = new() { ["Conversations:BurstWindow"] = "00:00:03" };

    [Fact]
    public async Task A_message_accepted_before_a_kill_is_answered_once_after_it()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        using var data = new DataFolderOnDisk();
        var port = HostProcess.FreePort();
        MemberClient member;
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        // The window keeps the answer back, so that the kill comes between "accepted" and "answered".
        await using (var first = await HostProcess.StartAsync(data.Path, Slow, port, patience.Token))
        {
            member = await MemberClient.OpenAsync(http, patience.Token);
            await member.PostUntilKeptAsync("xin chào", "before-the-kill", patience.Token);
            await first.KillAsync();
        }

        await using var second = await HostProcess.StartAsync(data.Path, Slow, port, patience.Token);
        // The client cannot know what became of its message, and sends it again under the same id.
        await member.PostUntilKeptAsync("xin chào", "before-the-kill", patience.Token);
        await member.PostUntilKeptAsync("cảm ơn", "after-the-kill", patience.Token);
        var activities = await WaitAsync(member, "after-the-kill", patience.Token);

        Assert.Equal(["xin chào", "cảm ơn"], activities.Where(one => !MemberClient.IsReply(one)).Select(one => (string)one["text"]!));
        var answered = activities.Where(MemberClient.IsReply).Select(one => (string?)one["replyToId"]).ToList();
        Assert.NotEmpty(answered);
        Assert.Equal(answered.Distinct(), answered);
    }

    [Fact]
    public async Task A_host_that_is_asked_to_stop_ends_in_good_order()
    {
        using var data = new DataFolderOnDisk();
        await using var host = await HostProcess.StartAsync(data.Path, Slow, 0, CancellationToken.None);
        Assert.Equal(0, await host.StopAsync());
    }

    /// <summary>Gives the conversation once something has answered the last message.</summary>
    private static async Task<IReadOnlyList<JsonObject>> WaitAsync(MemberClient member, string clientId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var activities = await member.ReadAsync(cancellationToken);
            var last = activities.SingleOrDefault(one => (string?)one["channelData"]?["clientActivityID"] == clientId);
            if (last is not null && activities.Any(one => MemberClient.IsReply(one) && (string?)one["replyToId"] == (string?)last["id"]))
            {
                return activities;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }
}
