using System.Threading.Channels;

namespace CongDoan.Ingestion.Watching;

/// <summary>
/// Rings when something happens in a folder. Only a bell: what happened is found by looking, so an event that the system
/// loses, a folder that is renamed or a network drive without events cost a moment and nothing else.
/// </summary>
internal sealed class FolderBell(string folder, TimeProvider time) : IDisposable
{
    private readonly Channel<bool> rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private FileSystemWatcher? watcher;

    /// <summary>Hangs the bell up when it does not hang; to be called after the folder was seen.</summary>
    public void Hang()
    {
        if (watcher is not null)
        {
            return;
        }

        FileSystemWatcher? fresh = null;
        try
        {
            fresh = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            fresh.Created += Ring;
            fresh.Changed += Ring;
            fresh.Deleted += Ring;
            fresh.Renamed += Ring;
            fresh.Error += (_, _) => TakeDown();
            fresh.EnableRaisingEvents = true;
            watcher = fresh;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // The folder went away, or the system has no watch left to give.
            fresh?.Dispose();
        }
    }

    /// <summary>Takes the bell down, because the folder is not there or not the same any more.</summary>
    public void TakeDown()
    {
        Interlocked.Exchange(ref watcher, null)?.Dispose();
        rings.Writer.TryWrite(true);
    }

    /// <summary>Waits for a ring, but not longer than this.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        using var enough = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, cancellationToken);
        try
        {
            await rings.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody rang; look anyway.
        }
    }

    public void Dispose() => watcher?.Dispose();

    private void Ring(object sender, FileSystemEventArgs happened) => rings.Writer.TryWrite(true);
}
