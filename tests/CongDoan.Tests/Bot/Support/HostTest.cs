namespace CongDoan.Tests.Bot.Support;

/// <summary>One host for one test.</summary>
public abstract class HostTest : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;

    internal ScriptedAnswers Answers { get; } = new();

    internal RunningHost Host { get; private set; } = null!;

    internal string Data => Scratch("data");

    internal string Scratch(string name) => Path.Combine(_folder, name);

    protected virtual Dictionary<string, string?> Settings => [];

    protected virtual void Adjust(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
    {
    }

    public async Task InitializeAsync() => Host = await RunningHost.StartAsync(Data, Answers, Settings, Adjust);

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task RestartAsync()
    {
        await Host.DisposeAsync();
        Host = await RunningHost.StartAsync(Data, Answers, Settings, Adjust);
    }
}
