using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>
/// A text as its words and the marks on which its sense turns (amounts, dates, negations, conditions, duties, who owes whom), in
/// order, abbreviations written out. Words of courtesy and grammar weigh nothing.
/// </summary>
internal static class SenseMarks
{
    /// <summary>A word of substance; courtesy, question and grammar words weigh less.</summary>
    private const double Substance = 0.75;

    /// <summary>Before the law's own words for an everyday phrase.</summary>
    private const char SameAs = '=';

    private static readonly Lazy<PhraseTable<string>> Table = new(() =>
    {
        var table = new PhraseTable<string>();
        foreach (var row in EmbeddedTable.Read("Verification/Data/marks.tsv"))
        {
            table.Add(row[0], row[1]);
        }

        return table;
    });

    /// <summary>Gives the pieces of a text, in order.</summary>
    internal static IReadOnlyList<SensePiece> Of(TextReading reading)
    {
        var pieces = new List<SensePiece>();
        var line = 0;
        var quantities = reading.Quantities.ToDictionary(quantity => quantity.Start);
        for (var i = 0; i < reading.Tokens.Count;)
        {
            if (quantities.TryGetValue(i, out var quantity))
            {
                pieces.Add(new(PieceKind.Amount, $"{quantity.Value:0.####} {quantity.Unit}", line));
                i = quantity.End;
                continue;
            }

            var token = reading.Tokens[i];
            if (reading.Names[i])
            {
                pieces.Add(new(PieceKind.Reference, token.Text, line));
                i++;
                continue;
            }

            if (IsListMark(reading.Tokens, i))
            {
                i += 2;
                continue;
            }

            if (!token.IsWord)
            {
                line += token.Kind == TokenKind.Line ? 1 : 0;
                if (token.IsNumber)
                {
                    pieces.Add(new(PieceKind.Word, token.Text, line));
                }

                i++;
                continue;
            }

            // No phrase reaches over a sign, a number or an amount.
            var run = reading.Tokens.Skip(i).TakeWhile((next, offset) => next.IsWord && !quantities.ContainsKey(i + offset) && !reading.Names[i + offset]).Select(next => next.Text).ToList();
            i += Phrase(run, line, pieces);
        }

        return pieces;
    }

    // "1. …" and "a) …" at the beginning of a line.
    private static bool IsListMark(IReadOnlyList<Token> tokens, int at) =>
        (at == 0 || tokens[at - 1].Kind == TokenKind.Line)
        && at + 1 < tokens.Count
        && ((tokens[at].IsNumber && tokens[at + 1].Text == ".") || (tokens[at].IsWord && tokens[at].Text.Length == 1 && tokens[at + 1].Text == ")"));

    private static int Phrase(IReadOnlyList<string> run, int line, List<SensePiece> pieces)
    {
        var (length, marks) = Table.Value.LongestAt(run, 0, inFolded: false);
        if (length > 0)
        {
            if (marks[0][0] == SameAs)
            {
                var words = marks[0][1..].Split(' ');
                for (var at = 0; at < words.Length;)
                {
                    at += Phrase(words[at..], line, pieces);
                }
            }
            else if (marks[0] != "-")
            {
                pieces.Add(new(Kind(marks[0]), marks[0], line));
            }

            return length;
        }

        var (letters, readings) = WordTables.AbbreviationAt(run, 0, folded: false);
        if (letters > 0 && readings.Count == 1)
        {
            pieces.AddRange(readings[0].Syllables.Select(word => new SensePiece(PieceKind.Word, word, line)));
            return letters;
        }

        var kind = WordTables.StopWeights(run, folded: false)[0] >= Substance ? PieceKind.Word : PieceKind.Filler;
        pieces.Add(new(kind, run[0], line));
        return 1;
    }

    private static PieceKind Kind(string mark) => mark switch
    {
        "worker" or "employer" => PieceKind.Party,
        "not" => PieceKind.Negation,
        "at least" or "at most" or "above" or "below" => PieceKind.Bound,
        _ => PieceKind.Mark,
    };
}

/// <summary>One piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, or the mark in one form whatever the spelling.</param>
/// <param name="Line">Number of its line.</param>
internal readonly record struct SensePiece(PieceKind Kind, string Text, int Line);

/// <summary>What a piece of a text is.</summary>
internal enum PieceKind
{
    /// <summary>Courtesy and grammar; it may come and go.</summary>
    Filler,

    /// <summary>A part of a provision's name; it may be left out, and what is named is checked by itself.</summary>
    Reference,

    /// <summary>A word of substance; it may be left out, not added.</summary>
    Word,

    /// <summary>Worker or employer; may be left out, not added or exchanged.</summary>
    Party,

    /// <summary>What the sense turns on; this and all below is neither left out nor added.</summary>
    Mark,

    /// <summary>A minimum or a maximum.</summary>
    Bound,

    /// <summary>"Không", "cấm".</summary>
    Negation,

    /// <summary>An amount or a date.</summary>
    Amount,
}
