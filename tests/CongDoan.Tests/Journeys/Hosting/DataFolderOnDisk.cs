namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>A data folder of its own below the machine's temporary folder, gone when disposed.</summary>
internal sealed class DataFolderOnDisk : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("congdoan-journey-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
