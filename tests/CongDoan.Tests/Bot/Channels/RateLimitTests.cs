using System.Net;
using CongDoan.Tests.Bot.Support;

namespace CongDoan.Tests.Bot.Channels;

public sealed class RateLimitTests : HostTest
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Channels:DirectLine:MessagesPerMinute"] = "3",
        ["Channels:DirectLine:SessionsPerMinute"] = "2",
    };

    [Fact]
    public async Task A_token_that_posts_without_pause_is_slowed_and_another_is_not()
    {
        var fast = await Host.ChatAsync();
        var calm = await Host.ChatAsync();
        for (var i = 0; i < 3; i++)
        {
            using var taken = await fast.PostAsync(new { type = "typing" });
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await fast.PostAsync(new { type = "typing" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("thử lại sau", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var other = await calm.PostAsync(new { type = "typing" });
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        // Two sessions were begun above: the address has to pause as well.
        await Assert.ThrowsAsync<HttpRequestException>(() => Host.ChatAsync());
    }
}
