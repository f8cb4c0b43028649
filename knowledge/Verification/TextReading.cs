namespace CongDoan.Knowledge.Verification;

/// <summary>A text read once for all checks: its words, amounts and named provisions.</summary>
internal sealed class TextReading
{
    private TextReading(string text)
    {
        Tokens = Token.Of(text);
        (Mentions, var taken) = ProvisionMentions.Of(Tokens);
        Quantities = QuantityReader.Of(Tokens, taken);
    }

    internal IReadOnlyList<Token> Tokens { get; }

    internal IReadOnlyList<ProvisionMention> Mentions { get; }

    internal IReadOnlyList<Quantity> Quantities { get; }

    internal static TextReading Of(string text) => new(text);
}
