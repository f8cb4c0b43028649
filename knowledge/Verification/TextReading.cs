namespace CongDoan.Knowledge.Verification;

/// <summary>A text read once for all checks: its words, amounts, named provisions, statements and clauses.</summary>
internal sealed class TextReading
{
    private TextReading(string text)
    {
        Tokens = Token.Of(text);
        (Mentions, var taken) = ProvisionMentions.Of(Tokens);
        Quantities = QuantityReader.Of(Tokens, taken);
        Statements = Parts(token => token is { Kind: TokenKind.Line } or { Text: "." or ";" or "!" or "?" or "…" });
        Clauses = Parts(token => token is { Kind: TokenKind.Line } or { Text: "." or ";" or "!" or "?" or "…" or "," or ":" or "(" or ")" });
    }

    internal IReadOnlyList<Token> Tokens { get; }

    internal IReadOnlyList<ProvisionMention> Mentions { get; }

    internal IReadOnlyList<Quantity> Quantities { get; }

    /// <summary>Sentences and items of lists.</summary>
    internal IReadOnlyList<Range> Statements { get; }

    /// <summary>Parts of sentences between commas, colons and brackets.</summary>
    internal IReadOnlyList<Range> Clauses { get; }

    internal static TextReading Of(string text) => new(text);

    internal IEnumerable<Token> In(Range part)
    {
        for (var i = part.Start.Value; i < part.End.Value; i++)
        {
            yield return Tokens[i];
        }
    }

    /// <summary>Gives the words and numbers of a part.</summary>
    internal HashSet<string> Words(Range part) => In(part).Where(token => token.Kind is TokenKind.Word or TokenKind.Number).Select(token => token.Text).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gives the statement that a token belongs to.</summary>
    internal Range StatementOf(int token) => Containing(Statements, token);

    /// <summary>Gives the clause that a token belongs to.</summary>
    internal Range ClauseOf(int token) => Containing(Clauses, token);

    private static Range Containing(IReadOnlyList<Range> parts, int token)
    {
        foreach (var part in parts)
        {
            if (token < part.End.Value)
            {
                return token >= part.Start.Value ? part : token..(token + 1);
            }
        }

        return token..(token + 1);
    }

    private List<Range> Parts(Func<Token, bool> ends)
    {
        var parts = new List<Range>();
        var start = 0;
        for (var i = 0; i <= Tokens.Count; i++)
        {
            if (i < Tokens.Count && !ends(Tokens[i]))
            {
                continue;
            }

            if (i > start)
            {
                parts.Add(start..i);
            }

            start = i + 1;
        }

        return parts;
    }
}
