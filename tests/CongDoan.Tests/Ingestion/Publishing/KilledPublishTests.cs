namespace CongDoan.Tests.Ingestion.Publishing;

public sealed class KilledPublishTests
{
    /// <summary>What is told on the way: a file is read, the diff is shown inside the transaction, its last line before the commit.</summary>
    private static readonly (string Words, int Milliseconds)[] Moments =
        [("[1/", 0), ("[150/", 0), ("Thay đổi:", 0), ("Cộng:", 0), ("Cộng:", 15), ("Cộng:", 40), ("Cộng:", 120)];

    [Fact]
    public async Task A_publish_that_is_killed_leaves_the_old_release_or_the_new_one_whole()
    {
        using var trial = await KilledPublish.PrepareAsync(CancellationToken.None);
        Assert.NotEqual(trial.Old, trial.New);

        var left = new List<string>();
        foreach (var (words, milliseconds) in Moments)
        {
            left.Add(await trial.EndAsync(words, TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None));
        }

        Assert.All(left, contents => Assert.Contains(contents, new[] { trial.Old, trial.New }));
        // Else nothing was interrupted.
        Assert.Contains(trial.Old, left);
        Assert.Equal(trial.New, await trial.AgainAsync(CancellationToken.None));
    }
}
