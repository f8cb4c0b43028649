using System.Collections.Concurrent;
using System.Text.Json;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Bot.Alerts;

public sealed class AlertWebhookTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;
    private readonly ScriptedAnswers _answers = new();
    private readonly ConcurrentQueue<string> _received = new();
    private readonly ConcurrentQueue<int> _statuses = new();
    private WebApplication _listener = null!;
    private RunningHost _host = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _listener = builder.Build();
        _listener.MapPost("/alert", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            _received.Enqueue(await reader.ReadToEndAsync());
            return Results.StatusCode(_statuses.TryDequeue(out var status) ? status : 204);
        });
        await _listener.StartAsync();
        _host = await RunningHost.StartAsync(Path.Combine(_folder, "data"), _answers, new Dictionary<string, string?>
        {
            ["Alerts:WebhookUrl"] = _listener.Urls.Single() + "/alert",
            ["PublicUrl"] = "https://chat.congdoan.vn",
        });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _listener.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Officers_are_told_of_a_concern_without_a_word_of_the_member()
    {
        _answers.On("bị quấy rối ở xưởng may", ScriptedAnswers.Plain(Decision.Escalate, "harassment", "Bạn không có lỗi.", urgent: true));
        await (await _host.ChatAsync()).AskAsync("bị quấy rối ở xưởng may");
        await SentAsync();
        var alert = JsonDocument.Parse(_received.Single()).RootElement;
        await using var db = await _host.DbAsync();
        Assert.Equal((await db.Set<Concern>().SingleAsync()).TicketCode, alert.GetProperty("ticket").GetString());
        Assert.True(alert.GetProperty("urgent").GetBoolean());
        Assert.Equal("https://chat.congdoan.vn/officers", alert.GetProperty("url").GetString());
        Assert.StartsWith("KHẨN", alert.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xưởng may", alert.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_is_ill_gets_the_alert_again()
    {
        _statuses.Enqueue(500);
        _answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        await (await _host.ChatAsync()).AskAsync("câu khó");
        await SentAsync();
        Assert.Equal(2, _received.Count);
    }

    private Task<OutboxItem> SentAsync() => _host.EventuallyAsync<OutboxItem>(db =>
        db.Set<OutboxItem>().FirstOrDefaultAsync(item => item.Kind == OutboxKind.Alert && item.State == OutboxState.Sent));
}
