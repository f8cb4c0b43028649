using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>What a model may still cost today, in the time of Vietnam: for one member, and for all of them together.</summary>
internal sealed class TokenBudget(LanguageModelOptions options, ITokenLedger ledger, TimeProvider time)
{
    /// <summary>Under this name all members are counted together; an id of a member is never empty.</summary>
    private const string Everybody = "";

    /// <summary>Takes tokens; null when they are not left.</summary>
    /// <param name="member">Whoever asks, or null on the command line, which counts only among all.</param>
    /// <param name="tokens">What the question may cost at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<Taken?> TakeAsync(string? member, long tokens, CancellationToken cancellationToken)
    {
        var day = VietnamTime.Day(time.GetUtcNow());
        if (member is not null && !await ledger.TryTakeAsync(member, day, tokens, options.TokensPerMemberAndDay, cancellationToken))
        {
            return null;
        }

        if (await ledger.TryTakeAsync(Everybody, day, tokens, options.TokensPerDay, cancellationToken))
        {
            return new(member, day, tokens);
        }

        await CorrectAsync(new(member, day, tokens), 0, everybody: false);
        return null;
    }

    /// <summary>Puts right what was taken once the true number is known.</summary>
    internal Task CorrectAsync(Taken taken, long used) => CorrectAsync(taken, used, everybody: true);

    // The answer is on its way to the member: nobody's impatience ends the bookkeeping.
    private async Task CorrectAsync(Taken taken, long used, bool everybody)
    {
        if (taken.Member is { } member)
        {
            await ledger.CorrectAsync(member, taken.Day, used - taken.Tokens, CancellationToken.None);
        }

        if (everybody)
        {
            await ledger.CorrectAsync(Everybody, taken.Day, used - taken.Tokens, CancellationToken.None);
        }
    }

    /// <summary>Tokens that were taken before the model was asked.</summary>
    /// <param name="Member">For whom, or null.</param>
    /// <param name="Day">The day that they count for.</param>
    /// <param name="Tokens">How many.</param>
    internal sealed record Taken(string? Member, DateOnly Day, long Tokens);
}
