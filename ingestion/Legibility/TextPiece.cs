using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Legibility;

/// <summary>What a piece of a text is to the restoring of marks.</summary>
internal enum PieceKind
{
    /// <summary>A word: it may be read anew.</summary>
    Word,

    /// <summary>A number, a document's number, a Roman numeral, a lone letter: it stays to the letter.</summary>
    Symbol,

    /// <summary>A sign that ends or encloses a sentence.</summary>
    Break,
}

/// <summary>A word, number or sentence sign, and where it stands.</summary>
/// <param name="Line">Line, from 0.</param>
/// <param name="Start">First character in the line.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Kind">What may be done with it.</param>
internal readonly partial record struct TextPiece(int Line, int Start, string Text, PieceKind Kind)
{
    private const int MaxWord = 9;

    /// <summary>Cuts lines into pieces in reading order; a sentence runs on over line ends.</summary>
    public static IEnumerable<TextPiece> Of(IReadOnlyList<string> lines)
    {
        for (var line = 0; line < lines.Count; line++)
        {
            var symbols = DocumentSymbol().Matches(lines[line]).Select(match => (match.Index, End: match.Index + match.Length)).ToList();
            var before = "";
            var next = 0;
            foreach (Match match in Piece().Matches(lines[line]))
            {
                var kind = KindOf(match.Value, before);
                while (next < symbols.Count && symbols[next].End <= match.Index)
                {
                    next++;
                }

                if (next < symbols.Count && match.Index >= symbols[next].Index && kind == PieceKind.Word)
                {
                    kind = PieceKind.Symbol;
                }

                yield return new TextPiece(line, match.Index, match.Value, kind);
                before = match.Value;
            }
        }
    }

    private static PieceKind KindOf(string text, string before)
    {
        if (!char.IsLetterOrDigit(text[0]) && text[0] is not ('¥' or '¢'))
        {
            return PieceKind.Break;
        }

        if (text.Length > MaxWord || text.All(char.IsDigit) || Roman().IsMatch(text) || (text.Length == 1 && char.IsUpper(text[0])))
        {
            return PieceKind.Symbol;
        }

        // "c6" and "x4y" are words; QH15, and the a of "khoản 1a", are none.
        return text.Any(char.IsDigit) && (!MixedWord().IsMatch(text) || Provision().IsMatch(before)) ? PieceKind.Symbol : PieceKind.Word;
    }

    /// <summary>Recognisers write ¥ for ý and ỹ, ¢ for c, and an ampersand for â or ở.</summary>
    [GeneratedRegex(@"[\p{L}\p{M}\d¥¢]+(?:&(?=[\s,.;:)]|$)|(?<=\p{Ll})&\p{Ll}+)?|(?:[;:!?“”""()]|\.(?!\d))+")]
    private static partial Regex Piece();

    /// <summary>"27/KH-LĐLĐ", "01/CTr-TLD", "1669/TLĐ": a document's number with all that belongs to it.</summary>
    [GeneratedRegex(@"\d+\s*/\s*(?:\d{4}\s*/\s*)?\p{Lu}[\p{L}\d]*(?:\s*[-–]\s*\p{Lu}[\p{Lu}\d]*)*|https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org)\b")]
    private static partial Regex DocumentSymbol();

    [GeneratedRegex("^[IVXL]+$")]
    private static partial Regex Roman();

    [GeneratedRegex(@"^[\p{L}¢]?(?:[\p{Ll}\p{M}¥]*[013469]){1,2}[\p{Ll}\p{M}¥]*$")]
    private static partial Regex MixedWord();

    [GeneratedRegex(@"^(?:[Đđ]i[eéèêếềểễệ]u|[Kk]ho[aáảâ]n|[Đđ]i[eéêểế]m|[Mm][uụ]c|s[oố6])$")]
    private static partial Regex Provision();
}
