using System.CommandLine;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>messenger-profile APP</c>; needs the settings and Meta, neither the data nor a running host.</summary>
internal static class MessengerProfileCommand
{
    public const string Name = "messenger-profile";

    public static Command Create()
    {
        var app = new Argument<string>("ỨNG_DỤNG");
        var command = new Command(Name) { app };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(app)!, CommandLine.Configuration(), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string app, IConfiguration settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (!settings.GetSection($"{MetaOptions.Section}:{app}").Exists())
        {
            throw new StartRefusedException($"Cài đặt chưa có ứng dụng {MetaOptions.Section}:{app}.");
        }

        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddMetaApi(settings).BuildServiceProvider();
        var accounts = services.GetRequiredService<MetaAccounts>();
        var status = 0;
        foreach (var account in accounts.All.Where(one => one.App == accounts.FindApp(app)).OrderBy(one => one.PageId, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"Trang {account.PageId}:");
            foreach (var (isDone, sentence) in await services.GetRequiredService<MessengerProfile>().ApplyAsync(account, cancellationToken))
            {
                await output.WriteLineAsync($"  {sentence}");
                status = isDone ? status : 1;
            }
        }

        return status;
    }
}
