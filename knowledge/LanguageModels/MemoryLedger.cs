namespace CongDoan.Knowledge.LanguageModels;

/// <summary>What was spent today, for programs that end after a question.</summary>
internal sealed class MemoryLedger : ITokenLedger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _spent = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <inheritdoc />
    public Task<bool> TryTakeAsync(string member, DateOnly day, long tokens, long most, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (day != _day)
            {
                _day = day;
                _spent.Clear();
            }

            var spent = _spent.GetValueOrDefault(member) + tokens;
            if (spent > most)
            {
                return Task.FromResult(false);
            }

            _spent[member] = spent;
            return Task.FromResult(true);
        }
    }

    /// <inheritdoc />
    public Task CorrectAsync(string member, DateOnly day, long difference, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (day == _day && _spent.TryGetValue(member, out var spent))
            {
                _spent[member] = Math.Max(0, spent + difference);
            }
        }

        return Task.CompletedTask;
    }
}
