namespace CongDoan.Ingestion.Reading;

/// <summary>A private folder for files that a converter needs; gone when the work is done, whatever happened.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cong-doan-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => folder.Delete(recursive: true);
}
