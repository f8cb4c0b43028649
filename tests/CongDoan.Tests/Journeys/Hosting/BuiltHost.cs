using System.Net;
using System.Net.Sockets;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>What everyone needs who starts the host as a process of its own.</summary>
internal static class BuiltHost
{
    /// <summary>
    /// The program that <c>dotnet run --project bot</c> would start, in the configuration of the caller. The caller's own
    /// output folder may hold another copy; this one has its runtime files beside it.
    /// </summary>
    public static string Program
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory);
            var program = Path.Combine(output.Parent!.Parent!.FullName, "CongDoan.Bot", output.Name, "CongDoan.Bot.dll");
            return File.Exists(program) ? program : throw new FileNotFoundException("The host has not been built.", program);
        }
    }

    /// <summary>A port that nobody listened on a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
