using System.Text;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Bot.Webhooks;

/// <summary>What was acknowledged is there after any end of the process, in its order, until it is placed.</summary>
public sealed class WebhookJournalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_body_outlives_the_process_whole_and_is_overwritten_once_it_is_placed()
    {
        var folder = _folder.File("data");
        var request = Request(1) with { Headers = new Dictionary<string, string> { ["X-Sign"] = "chữ ký" } };
        using (var journal = Open(folder))
        {
            Assert.False(journal.HasAny);
            Assert.True(await journal.KeepAsync(request));
            Assert.True(await journal.KeepAsync(Request(2) with { App = "second" }));
        }

        using (var journal = Open(folder))
        {
            var (kept, file, next) = journal.Next();
            Assert.Equal(["app", "second"], kept.Select(one => one.App));
            Assert.Equal(("chữ ký", request.ReceivedAt), (kept[0].Header("x-sign"), kept[0].ReceivedAt));
            Assert.Equal(request.Body.ToArray(), kept[0].Body.ToArray());
            journal.SetPlaced(file, next);
            Assert.False(journal.HasAny);
            journal.ClearWhatIsPlaced();
            Assert.Empty(journal.Next().Requests);
        }

        Assert.All(WebhookJournal.FileNames, name =>
        {
            var left = File.ReadAllBytes(Path.Combine(folder, name));
            Assert.Equal(JournalFile.Reserved, left.Length);
            Assert.DoesNotContain(left, one => one != 0);
        });
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Killed_at_any_moment_it_loses_nothing_keeps_the_order_and_goes_on(int seed)
    {
        var chance = new Random(seed);
        var folder = _folder.File("0");
        var placed = new HashSet<int>();
        var (said, most) = (0, 0);
        for (var life = 1; life <= 4; life++)
        {
            using (var journal = Open(folder))
            {
                // What the last life had acknowledged and not placed comes first, in order.
                for (var step = chance.Next(5, 25); step > 0; step--)
                {
                    if (chance.Next(3) > 0)
                    {
                        // Many at once share a sync; they are large, so that the files take turns.
                        var together = Enumerable.Range(0, chance.Next(1, 40)).Select(_ => journal.KeepAsync(Request(++said, chance.Next(40_000)))).ToList();
                        Assert.All(await Task.WhenAll(together), Assert.True);
                    }
                    else
                    {
                        Place(journal, placed, ref most);
                    }

                    if (chance.Next(8) == 0)
                    {
                        journal.ClearWhatIsPlaced();
                    }
                }

                // The end: the files as they stand at this moment, the rest of a record that was being written behind them.
                var next = _folder.File($"{life}");
                Directory.CreateDirectory(next);
                foreach (var name in WebhookJournal.FileNames)
                {
                    CopyOf(folder, next, name);
                }

                folder = next;
            }

            // It placed something and died before it could write that down: nothing of that is written down at all.
            most = 0;
        }

        using var last = Open(folder);
        while (Place(last, placed, ref most))
        {
        }

        Assert.Equal(Enumerable.Range(1, said), placed.Order());
    }

    [Fact]
    public async Task A_torn_last_record_was_never_acknowledged_and_hides_nothing()
    {
        var folder = _folder.File("torn");
        using (var journal = Open(folder))
        {
            await journal.KeepAsync(Request(1));
            await journal.KeepAsync(Request(2));
        }

        var path = Path.Combine(folder, WebhookJournal.FileNames[0]);
        var bytes = await File.ReadAllBytesAsync(path);
        bytes[Array.FindLastIndex(bytes, one => one != 0)] ^= 0x55;
        await File.WriteAllBytesAsync(path, bytes);
        using var again = Open(folder);
        Assert.Equal([1], again.Next().Requests.Select(Number));
        Assert.True(await again.KeepAsync(Request(3)));
        Assert.Equal([1, 3], again.Next().Requests.Select(Number));
    }

    private static bool Place(WebhookJournal journal, HashSet<int> placed, ref int most)
    {
        var (requests, file, next) = journal.Next();
        foreach (var number in requests.Select(Number))
        {
            Assert.True(number > most, $"{number} came after {most}");
            most = number;
            placed.Add(number);
        }

        journal.SetPlaced(file, next);
        return requests.Count > 0;
    }

    /// <summary>Opened for reading by hand: the journal holds the file for itself, as it does against a second process.</summary>
    private static void CopyOf(string from, string to, string name)
    {
        using var copy = System.Diagnostics.Process.Start("cp", [Path.Combine(from, name), Path.Combine(to, name)]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }

    [Fact]
    public void A_second_process_over_the_same_folder_is_refused()
    {
        using var first = Open(_folder.File("data"));
        Assert.Throws<IOException>(() => Open(_folder.File("data")));
    }

    private static WebhookJournal Open(string folder) => new(new BotDatabase(folder), NullLogger<WebhookJournal>.Instance);

    private static WebhookRequest Request(int number, int padding = 0) => new(
        "spoken", "app", new Dictionary<string, string>(), Encoding.UTF8.GetBytes($"{number}|{new string('x', padding)}"), DateTimeOffset.UnixEpoch.AddSeconds(number));

    private static int Number(WebhookRequest request) =>
        int.Parse(Encoding.UTF8.GetString(request.Body.Span).Split('|')[0], System.Globalization.CultureInfo.InvariantCulture);
}
