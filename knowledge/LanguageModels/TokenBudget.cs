using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.LanguageModels;

/// <summary>
/// What was spent on each member today, in the time of Vietnam. Held in memory: a restart begins anew, and every replica counts
/// for itself.
/// </summary>
internal sealed class TokenBudget(int most, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _spent = new(StringComparer.Ordinal);
    private DateOnly _day;

    /// <summary>Takes tokens for a member; false when they are not left.</summary>
    internal bool TryTake(string member, long tokens)
    {
        lock (_lock)
        {
            if (VietnamTime.Day(time.GetUtcNow()) is var today && today != _day)
            {
                _day = today;
                _spent.Clear();
            }

            var spent = _spent.GetValueOrDefault(member) + tokens;
            if (spent > most)
            {
                return false;
            }

            _spent[member] = spent;
            return true;
        }
    }

    /// <summary>Puts right what was taken once the true number is known.</summary>
    internal void Correct(string member, long taken, long used)
    {
        lock (_lock)
        {
            if (_spent.TryGetValue(member, out var spent))
            {
                _spent[member] = Math.Max(0, spent + used - taken);
            }
        }
    }
}
