using System.Diagnostics;
using System.Text;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Tests.Journeys.DirectLine;

/// <summary>Microsoft's own client, on Node, against the real host. What it checks is in the script.</summary>
[Collection(SharedJourneyHost.Name)]
public sealed class DirectLineTests(JourneyHost journey)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [NodeFact]
    public Task Microsoft_s_client_talks_over_a_websocket_and_survives_its_loss() => RunAsync("websocket.mjs");

    [NodeFact]
    public Task Microsoft_s_client_talks_by_polling() => RunAsync("polling.mjs");

    [NodeFact]
    public Task Microsoft_s_client_gets_a_fresh_token_before_the_old_one_ends() => RunAsync("refresh.mjs");

    [NodeFact]
    public Task Microsoft_s_client_receives_an_officer_s_later_reply() => RunAsync("officer.mjs");

    [NodeFact]
    public Task Microsoft_s_client_presses_buttons() => RunAsync("buttons.mjs");

    [NodeFact]
    public Task Microsoft_s_client_sends_a_file() => RunAsync("upload.mjs");

    [NodeFact]
    public Task Microsoft_s_client_begins_again_where_it_was() => RunAsync("resume.mjs");

    private async Task RunAsync(string script)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Tools.DirectLineClient,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(script);
        start.Environment["HOST"] = journey.Host.Address.ToString();
        start.Environment["SECRET"] = JourneyHost.DirectLineSecret;
        start.Environment["UNANSWERABLE"] = Questions.Unanswerable;

        using var node = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var output = new StringBuilder();
        try
        {
            var errors = node.StandardError.ReadToEndAsync(limit.Token);
            while (await node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                output.AppendLine(line);
                // The script asks for an officer where only a person could help.
                if (line.Split(' ') is ["REPLY", var ticket])
                {
                    var officer = await journey.OfficerAsync(limit.Token);
                    await officer.ReplyAsync(ticket, "Đoàn đi Sầm Sơn ngày 12 tháng 6.", limit.Token);
                }
            }

            output.Append(await errors);
            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            output.AppendLine("The script did not end in time.");
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill();
            }
        }

        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, output.ToString());
    }
}
