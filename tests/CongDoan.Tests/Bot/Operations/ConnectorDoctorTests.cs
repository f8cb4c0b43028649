using CongDoan.PlatformSimulator.Connector;
using CongDoan.Tests.Bot.Channels.BotConnector;

namespace CongDoan.Tests.Bot.Operations;

/// <summary>The doctor looks at a host that serves Bot Framework.</summary>
public sealed class ConnectorDoctorTests : SimulatedConnector
{
    [Fact]
    public async Task A_healthy_host_turns_the_unproved_away_and_has_token_and_keys()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host);
        Assert.Equal((0, ""), (status, string.Join('\n', DoctorRun.Lines(output, "[LỖI]"))));
        Assert.Equal(3, DoctorRun.Lines(output, "[ĐẠT]").Count(line => line.StartsWith("Bot Framework", StringComparison.Ordinal)));
        Assert.DoesNotContain(ConnectorPlatform.AppSecret, output, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_wrong_secret_and_an_address_without_keys_are_named()
    {
        var (status, output) = await DoctorRun.BesideAsync(Host, new() { ["Channels:BotFramework:AppSecret"] = "wrong" });
        Assert.Equal(1, status);
        Assert.Contains("kiểm tra AppId, AppSecret và TenantId", Assert.Single(DoctorRun.Lines(output, "[LỖI]")), StringComparison.Ordinal);

        (status, output) = await DoctorRun.BesideAsync(Host, new() { ["Channels:BotFramework:MetadataUrl"] = "http://127.0.0.1:1/", ["Channels:BotFramework:OAuthBaseUrl"] = "http://127.0.0.1:1/" });
        Assert.Equal(1, status);
        Assert.Equal(2, DoctorRun.Lines(output, "[LỖI]").Count(line => line.Contains("kiểm tra mạng", StringComparison.Ordinal)));
    }
}
