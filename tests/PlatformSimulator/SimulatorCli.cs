using CongDoan.PlatformSimulator.Connector;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;

namespace CongDoan.PlatformSimulator;

/// <summary>
/// The platforms' side of the wire, as their documentation says it behaves, and a page with phones to chat by hand:
/// <c>dotnet run --project tests/PlatformSimulator [-- --bot http://localhost:5080 --urls http://localhost:5090]</c>.
/// </summary>
internal static class SimulatorCli
{
    private const string DefaultBot = "http://localhost:5080";
    private const string DefaultAddress = "http://localhost:5090";

    public static async Task Main(string[] args)
    {
        var settings = new ConfigurationBuilder().AddCommandLine(args).Build();
        var bot = settings["bot"] ?? DefaultBot;
        var address = settings["urls"] ?? DefaultAddress;
        await using var app = SimulatorHost.Build(address, bot, new ZaloBehaviour(), new MetaBehaviour(), TimeProvider.System);
        await app.StartAsync();
        app.Services.GetRequiredService<ConnectorPhone>().ServiceUrl = address + ConnectorPlatform.Service + "/";
        Console.WriteLine($"Trang có các điện thoại: {address}");
        Console.WriteLine("Chạy chatbot với các biến môi trường sau (một terminal khác):");
        foreach (var (key, value) in ZaloPlatform.BotSettings(address).Concat(MetaPlatform.BotSettings(address)).Concat(ConnectorPlatform.BotSettings(address)))
        {
            Console.WriteLine($"  export {key.Replace(":", "__", StringComparison.Ordinal)}={value}");
        }

        Console.WriteLine("  dotnet run --project bot");
        Console.WriteLine($"Thử Bot Framework: curl -d text='xin chào' {address}/connector/say; curl {address}/connector/shown");
        await app.WaitForShutdownAsync();
    }
}
