using Microsoft.Data.Sqlite;

namespace CongDoan.Bot.Storage;

/// <summary>What to do while somebody else holds the database for longer than SQLite waits.</summary>
internal static class BusyDatabase
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>True when the database was only held: nothing is wrong with what was to be written.</summary>
    public static bool Is(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException) is { SqliteErrorCode: 5 or 6 };

    /// <summary>
    /// Writes down what has happened outside and cannot be taken back, such as a sent message: as often as the database is held, for so long.
    /// Afterwards the last exception comes out.
    /// </summary>
    public static async Task<T> OutlastAsync<T>(Func<Task<T>> write, TimeSpan patience, TimeProvider time)
    {
        var until = time.GetUtcNow() + patience;
        while (true)
        {
            try
            {
                return await write();
            }
            catch (Exception error) when (Is(error) && time.GetUtcNow() < until)
            {
                await Task.Delay(Pause, time);
            }
        }
    }
}
