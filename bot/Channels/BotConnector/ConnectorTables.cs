namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>Reads the tables of <c>Data/</c>.</summary>
internal static class ConnectorTables
{
    public static IReadOnlyList<string[]> Read(string file)
    {
        var name = "CongDoan.Bot/Channels/BotConnector/Data/" + file;
        using var stream = typeof(ConnectorTables).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
    }
}
