using CongDoan.Bot.Alerts;
using CongDoan.Bot.Channels.BotConnector;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Operations;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Commands;
using CongDoan.Knowledge;

namespace CongDoan.Bot;

/// <summary>The table of contents: settings alone start the host, a verb runs a command.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) =>
        CommandLine.IsForHost(args)
            ? HostRunner.RunAsync(args, Console.Out, Console.Error)
            : CommandLine.RunAsync(args, new CommandOutput(Console.Out, Console.Error, IsTerminal: false));

    /// <summary>The host with all its features; tests put their own edges in with <paramref name="adjust"/>.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot",
        });
        HostRunner.UseDefaultAddress(builder);
        adjust?.Invoke(builder);
        var data = DataFolder.Resolve(builder.Configuration["Data:Directory"]);
        builder.AddOperations(new BotDatabase(data));
        builder.Services.AddKnowledge(KnowledgeSettings.Read(data, key => builder.Configuration[key])).AddIngestion();
        builder.AddOfficers().AddConcerns().AddAlerts();
        builder.AddConversations().AddInbox().AddOutbox().AddWebChat().AddZalo().AddMeta().AddBotConnector();

        var app = builder.Build();
        app.UseOperations();
        app.MapOperations();
        app.MapWebChat();
        app.MapWebhooks();
        app.MapZalo();
        app.MapBotConnector();
        app.MapOfficers();
        return app;
    }
}
