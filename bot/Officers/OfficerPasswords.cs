using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Officers;

/// <summary>Hashes and checks officers' passwords, and makes those that a machine hands out.</summary>
internal sealed class OfficerPasswords
{
    /// <summary>Longer ones are refused before they are hashed: hashing is made to be slow.</summary>
    public const int MaxLength = 256;

    private const int Iterations = 210_000;

    // No letters that are mistaken for one another: people copy this from a terminal.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

    private readonly PasswordHasher<Officer> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>Sixteen random characters, about 92 bits.</summary>
    public static string NewPassword() => RandomNumberGenerator.GetString(Alphabet, 16);

    public static string NewStamp() => RandomNumberGenerator.GetHexString(32);

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <summary>Says whether the password is right, and whether it should be hashed again in today's strength.</summary>
    public (bool IsRight, bool NeedsRehash) Check(string hash, string password) =>
        password.Length > MaxLength
            ? (false, false)
            : _hasher.VerifyHashedPassword(null!, hash, password) switch
            {
                PasswordVerificationResult.Success => (true, false),
                PasswordVerificationResult.SuccessRehashNeeded => (true, true),
                _ => (false, false),
            };
}
