using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CongDoan.Bot.Storage;

/// <summary>
/// Stores an instant as the ticks of its UTC time: SQLite compares and sorts numbers, and an offset would be lost
/// anyway, since people read every instant in the time of Vietnam.
/// </summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
