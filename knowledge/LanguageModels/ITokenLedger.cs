namespace CongDoan.Knowledge.LanguageModels;

/// <summary>
/// Where the tokens that a language model used are written down. A host keeps them in its database, so that a restart or a second process
/// gives nobody a new day; a command line keeps them in memory.
/// </summary>
public interface ITokenLedger
{
    /// <summary>Takes tokens for a member and a day, all or none, in one step; false when they are not left or cannot be written down now.</summary>
    /// <param name="member">Whoever asks, as an opaque id.</param>
    /// <param name="day">The day in Vietnam.</param>
    /// <param name="tokens">How many.</param>
    /// <param name="most">How many a member may have in a day.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<bool> TryTakeAsync(string member, DateOnly day, long tokens, long most, CancellationToken cancellationToken);

    /// <summary>Puts right what was taken once the true number is known; what cannot be written down is left as it was.</summary>
    /// <param name="member">Whoever asked.</param>
    /// <param name="day">The day that it was taken from.</param>
    /// <param name="difference">Used less taken.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task CorrectAsync(string member, DateOnly day, long difference, CancellationToken cancellationToken);
}
