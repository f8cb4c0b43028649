namespace CongDoan.Knowledge.Verification;

/// <summary>A provision or a document that a text names.</summary>
/// <param name="Document">Number as written, in lower case, perhaps without its last part (<c>12/2022</c>); null when none stands there.</param>
/// <param name="Article">Điều, or null.</param>
/// <param name="Clause">Khoản, or null.</param>
/// <param name="Point">Điểm, or null.</param>
/// <param name="End">Index of the token after it.</param>
internal sealed record ProvisionMention(string? Document, string? Article, string? Clause, string? Point, int End);
