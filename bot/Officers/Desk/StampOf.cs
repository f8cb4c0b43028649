using System.Security.Cryptography;
using System.Text;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>Short mark of what a piece of a page shows; a script that holds the same mark gets nothing sent.</summary>
internal static class StampOf
{
    public static string Text(string shown, params int[] numbers) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{shown}|{string.Join('|', numbers)}")).AsSpan(0, 8));
}
