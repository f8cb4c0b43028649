namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>
/// A test that needs a program of the machine. Without it the test is skipped, and says so; where the test script has
/// installed it (<c>CONGDOAN_REQUIRE_TOOLS=1</c>), it runs and fails.
/// </summary>
internal abstract class ToolFactAttribute : FactAttribute
{
    protected ToolFactAttribute(string tool, bool isThere)
    {
        if (!isThere && Environment.GetEnvironmentVariable("CONGDOAN_REQUIRE_TOOLS") != "1")
        {
            Skip = $"This machine has no {tool}; bash infra/test.sh installs it.";
        }
    }
}

/// <summary>A test that drives Debian's Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute() : ToolFactAttribute("Chromium", Tools.Chromium is not null);

/// <summary>A test that runs Microsoft's Direct Line client on Node.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute() : ToolFactAttribute("Node with the Direct Line client", Tools.HasDirectLineClient);

/// <summary>A test that runs Microsoft's clients in Debian's Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ClientInBrowserFactAttribute() : ToolFactAttribute("Chromium with Microsoft's clients", Tools.Chromium is not null && Tools.HasWebChat);

/// <summary>Where the machine's programs are.</summary>
internal static class Tools
{
    public static string? Chromium { get; } = OnPath("chromium");

    public static bool HasDirectLineClient { get; } =
        OnPath("node") is not null && Directory.Exists(Path.Combine(DirectLineClient, "node_modules", "botframework-directlinejs"));

    /// <summary>Web Chat's bundle, which the test script puts there.</summary>
    public static string WebChat => Path.Combine(DirectLineClient, "node_modules", ".webchat", "webchat.js");

    public static bool HasWebChat { get; } = HasDirectLineClient && File.Exists(WebChat);

    /// <summary>The folder of the Node scripts and their packages.</summary>
    public static string DirectLineClient =>
        Path.Combine(Architecture.SourceTree.Root, "tests", "CongDoan.Tests", "Journeys", "DirectLineClient");

    private static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
