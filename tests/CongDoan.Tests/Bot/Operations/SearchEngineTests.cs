using System.Net;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using CongDoan.Tests.Knowledge.Retrieval.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The host with its index in a cluster.</summary>
public sealed class SearchEngineTests : HostTest, IDisposable
{
    private readonly QdrantServer _cluster = QdrantServer.StartAsync("right-key").GetAwaiter().GetResult();

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Index:Provider"] = "Qdrant",
        ["Qdrant:Url"] = _cluster.Address.AbsoluteUri,
        ["Qdrant:ApiKey"] = "right-key",
    };

    public void Dispose() => _cluster.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [Fact]
    public async Task A_host_stores_its_release_unasked_and_goes_on_degraded_when_the_cluster_fails()
    {
        for (var tries = 0; tries < 600 && !_cluster.Aliases.ContainsKey("congdoan"); tries++)
        {
            await Task.Delay(50);
        }

        Assert.Equal(2, _cluster.Aliases.Count);
        Assert.Equal("Healthy", await ReadyAsync());
        _cluster.Fail("/query/", times: int.MaxValue, status: 500);

        var answer = await Host.App.Services.GetRequiredService<Answerer>().AnswerAsync(
            new Question("vào công đoàn để làm gì?", Day("2026-11-26")), CancellationToken.None);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Equal("Degraded", await ReadyAsync());
        Assert.Empty(_cluster.Violations);
    }

    private async Task<string> ReadyAsync()
    {
        using var response = await Host.Client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
