using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Verification;

/// <summary>Cuts plain text where its statements end, each piece with its own end sign and the white space after it.</summary>
internal static class Sentences
{
    private static readonly Regex Piece = new(@"[^.;!?…\n]*(?:(?<=\d)[.](?=\d)[^.;!?…\n]*)*[.;!?…\n]*\s*");

    internal static IReadOnlyList<string> Of(string text) => Piece.Matches(text).Select(match => match.Value).Where(piece => piece.Any(char.IsLetterOrDigit)).ToList();
}
