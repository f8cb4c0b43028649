using System.Net;
using System.Text;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.PlatformSimulator.Connector;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Bot.Channels.BotConnector;

/// <summary>When keys are fetched, by a clock of the test's own.</summary>
public sealed class SigningKeysTests : IDisposable
{
    private readonly SignedTokens _issuer = new();
    private readonly FakeTime _time = new(new DateTimeOffset(2026, 11, 26, 8, 0, 0, TimeSpan.Zero));
    private readonly Web _web;
    private readonly SigningKeys _keys;

    public SigningKeysTests()
    {
        _web = new Web(_issuer);
        _keys = new SigningKeys(new Uri("https://issuer.example/openid"), _web, _time, NullLogger.Instance);
    }

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task A_rotated_key_is_found_within_five_minutes_and_the_old_one_stays_good()
    {
        Assert.True(await KnowsAsync("key-1"));
        _issuer.Rotate();
        Assert.False(await KnowsAsync("key-2"));
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.True(await KnowsAsync("key-2"));
        Assert.True(await KnowsAsync("key-1"));
        Assert.Equal(2, _web.Fetches);
    }

    [Fact]
    public async Task Made_up_names_bring_at_most_one_fetch_in_five_minutes_and_one_a_day_is_enough()
    {
        for (var minute = 0; minute < 60; minute++)
        {
            await KnowsAsync($"made-up-{minute}");
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(12, _web.Fetches);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => KnowsAsync($"at-once-{i}")));
        Assert.Equal(13, _web.Fetches);
        Assert.True(await KnowsAsync("key-1"));
        _time.Advance(TimeSpan.FromHours(23));
        Assert.True(await KnowsAsync("key-1"));
        Assert.Equal(13, _web.Fetches);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.True(await KnowsAsync("key-1"));
        Assert.Equal(14, _web.Fetches);
    }

    [Fact]
    public async Task While_the_issuer_is_away_known_keys_stay_good_and_it_is_asked_every_few_seconds()
    {
        _web.IsAway = true;
        Assert.Null(await _keys.ForAsync("key-1", CancellationToken.None));
        Assert.Null(await _keys.ForAsync("key-1", CancellationToken.None));
        Assert.Equal(1, _web.Fetches);
        _web.IsAway = false;
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await KnowsAsync("key-1"));
        _web.IsAway = true;
        _time.Advance(TimeSpan.FromDays(2));
        Assert.True(await KnowsAsync("key-1"));
    }

    [Theory]
    [InlineData("""{"issuer":"x"}""")]
    [InlineData("""{"jwks_uri":"http://issuer.example/keys"}""")]
    [InlineData("""{"jwks_uri":"file:///etc/passwd"}""")]
    [InlineData("not json")]
    public async Task Metadata_that_names_no_safe_address_gives_no_keys(string metadata)
    {
        _web.Metadata = metadata;
        Assert.Null(await _keys.ForAsync("key-1", CancellationToken.None));
    }

    private async Task<bool> KnowsAsync(string keyId) => (await _keys.ForAsync(keyId, CancellationToken.None))!.ContainsKey(keyId);

    private sealed class Web(SignedTokens issuer) : HttpMessageHandler, IHttpClientFactory
    {
        public bool IsAway { get; set; }

        public string Metadata { get; set; } = """{"issuer":"https://issuer.example","jwks_uri":"https://issuer.example/keys"}""";

        public int Fetches { get; private set; }

        public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isMetadata = request.RequestUri!.AbsolutePath == "/openid";
            Fetches += isMetadata ? 1 : 0;
            return Task.FromResult(new HttpResponseMessage(IsAway ? HttpStatusCode.BadGateway : HttpStatusCode.OK)
            {
                Content = new StringContent(isMetadata ? Metadata : issuer.KeySet().ToJsonString(), Encoding.UTF8, "application/json"),
            });
        }
    }
}
