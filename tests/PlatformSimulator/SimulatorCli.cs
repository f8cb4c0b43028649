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
    private const int Misused = 64;

    private const string Help =
        $"""
        Bộ mô phỏng Zalo, Facebook và Bot Framework: một trang có các điện thoại để trò chuyện với chatbot qua webhook thật.

        Cách dùng: dotnet run --project tests/PlatformSimulator [-- TÙY_CHỌN]
          --bot ĐỊA_CHỈ    nơi chatbot đang chạy (mặc định {DefaultBot})
          --urls ĐỊA_CHỈ   nơi bộ mô phỏng chạy (mặc định {DefaultAddress})
          --help           in phần này

        Nó in ra các biến môi trường để chạy chatbot ở một terminal khác. Chỉ để thử: mã bí mật là giả, mở cho máy này thôi.
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args.Contains("--help") || args.Contains("-h"))
        {
            Console.WriteLine(Help);
            return 0;
        }

        if (!TryRead(args, out var bot, out var address))
        {
            await Console.Error.WriteLineAsync($"Không hiểu “{string.Join(' ', args)}”.\n\n{Help}");
            return Misused;
        }

        await using var app = SimulatorHost.Build(address, bot, new ZaloBehaviour { KnowsEarlierRuns = true }, new MetaBehaviour(), TimeProvider.System);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync($"Không mở được {address}: {error.Message} Chọn địa chỉ khác bằng --urls.");
            return 1;
        }

        app.Services.GetRequiredService<ConnectorPhone>().ServiceUrl = address + ConnectorPlatform.Service + "/";
        Console.WriteLine($"Trang có các điện thoại: {address}");
        Console.WriteLine("Chạy chatbot với các biến môi trường sau (một terminal khác):");
        foreach (var (key, value) in ZaloPlatform.BotSettings(address).Concat(MetaPlatform.BotSettings(address)).Concat(ConnectorPlatform.BotSettings(address))
            .Append(new("Channels:Zalo:demo:RequestInfoImage", bot + "/contact-form.png")))
        {
            Console.WriteLine($"  export {key.Replace(":", "__", StringComparison.Ordinal)}={value}");
        }

        Console.WriteLine($"  dotnet run --project bot{(bot == DefaultBot ? "" : $" -- --urls {bot}")}");
        Console.WriteLine($"Thử Bot Framework: curl -d text='xin chào' {address}/connector/say; curl {address}/connector/shown");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private static bool TryRead(string[] args, out string bot, out string address)
    {
        (bot, address) = (DefaultBot, DefaultAddress);
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            if (!Uri.TryCreate(args[i + 1], UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            {
                return false;
            }

            switch (args[i])
            {
                case "--bot":
                    bot = uri.GetLeftPart(UriPartial.Authority);
                    break;
                case "--urls":
                    address = uri.GetLeftPart(UriPartial.Authority);
                    break;
                default:
                    return false;
            }
        }

        return args.Length % 2 == 0;
    }
}
