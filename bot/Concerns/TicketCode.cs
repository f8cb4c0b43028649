using System.Security.Cryptography;

namespace CongDoan.Bot.Concerns;

/// <summary>Makes ticket codes: 60 random bits in letters that are not mistaken for one another when read aloud.</summary>
internal static class TicketCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 12);
        return $"CD-{letters[..4]}-{letters[4..8]}-{letters[8..]}";
    }
}
