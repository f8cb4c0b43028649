using System.Security.Cryptography;
using System.Text.Json;

namespace CongDoan.Knowledge.Library;

/// <summary>SHA-256 over the JSON form of what is published, in lower-case hex.</summary>
internal static class ContentHash
{
    internal static string Of<T>(T value) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(value, JsonSerializerOptions.Default)));
}
