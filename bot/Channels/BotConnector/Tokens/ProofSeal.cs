using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CongDoan.Bot.Channels.BotConnector.Tokens;

/// <summary>
/// Our own word that a body was proved. A token is good for an hour and its key for some days, while a body may wait in
/// the journal for longer: so it is kept with this seal instead, and no token ever reaches the disk.
/// </summary>
internal sealed class ProofSeal(IDataProtectionProvider protection)
{
    public const string Header = "X-Congdoan-Proof";
    private readonly IDataProtector _protector = protection.CreateProtector("CongDoan.BotConnector.Proof.v1");

    public string Of(ConnectorBot bot, ReadOnlySpan<byte> body) => _protector.Protect(Words(bot, body));

    public bool IsGenuine(string? seal, ConnectorBot bot, ReadOnlySpan<byte> body)
    {
        try
        {
            return seal is not null && _protector.Unprotect(seal) == Words(bot, body);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static string Words(ConnectorBot bot, ReadOnlySpan<byte> body) => $"{bot.Account} {Convert.ToHexString(SHA256.HashData(body))}";
}
