using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Web;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Publishing;

/// <summary>
/// By what a file is known again without reading it: SHA-256 over its bytes, its name, this program and what the operator
/// said. Another build may understand the same bytes differently, so it reads every file once.
/// </summary>
/// <param name="Value">The key, in hex.</param>
/// <param name="Length">Length of the file when it was hashed.</param>
/// <param name="Modified">When it was last written, then.</param>
internal sealed record SourceKey(string Value, long Length, DateTime Modified)
{
    /// <summary>Nothing that a reader takes is larger; hashing a sparse file of terabytes would take for ever.</summary>
    private const long LargestFile = 256L * 1024 * 1024;

    private static readonly string Program =
        $"{typeof(SourceKey).Module.ModuleVersionId:N} {typeof(DocumentDraft).Module.ModuleVersionId:N}";

    /// <summary>Gives the key of a file, or null when it has to be read anyway: an address, too large, or not there.</summary>
    public static SourceKey? Of(SourceFile file, PublishOptions options)
    {
        if (SourceFinder.IsUrl(file.FullPath))
        {
            return null;
        }

        try
        {
            var facts = RegularFile.Find(file.FullPath);
            if (facts.Length > LargestFile)
            {
                return null;
            }

            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using (var stream = RegularFile.Open(facts.FullName))
            {
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = stream.Read(buffer)) > 0)
                {
                    hash.AppendData(buffer.AsSpan(0, read));
                    if (stream.Position > LargestFile)
                    {
                        // It grows while it is read.
                        return null;
                    }
                }
            }

            hash.AppendData(Encoding.UTF8.GetBytes($"\0{file.Name}\0{Program}\0{JsonSerializer.Serialize(options)}"));
            return new SourceKey(Convert.ToHexStringLower(hash.GetHashAndReset()), facts.Length, facts.LastWriteTimeUtc);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RefusedException)
        {
            // The reader meets the same fault and says it to the owner of the file.
            return null;
        }
    }

    /// <summary>
    /// Gives the key of a page on the web in the state that its server calls by these validators. While the library knows it,
    /// the document of that page stands there as the page gave it; after a remove or rollback it knows the key no more.
    /// </summary>
    public static string OfPage(string address, WebValidators validators, PublishOptions options) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{address}\0{validators.EntityTag}\0{validators.LastModified:O}\0{Program}\0{JsonSerializer.Serialize(options)}")));

    /// <summary>Whether the file still is what was hashed.</summary>
    public bool Fits(SourceFile file)
    {
        try
        {
            var facts = RegularFile.Find(file.FullPath);
            return facts.Length == Length && facts.LastWriteTimeUtc == Modified;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RefusedException)
        {
            return false;
        }
    }
}
