namespace CongDoan.Knowledge.Verification;

/// <summary>A text read once for all checks: its words, amounts and named provisions.</summary>
internal sealed class TextReading
{
    private TextReading(string text)
    {
        Tokens = Token.Of(text);
        (Mentions, var names) = ProvisionMentions.Of(Tokens);
        Quantities = QuantityReader.Of(Tokens, names);
        Names = names;
    }

    internal IReadOnlyList<Token> Tokens { get; }

    internal IReadOnlyList<ProvisionMention> Mentions { get; }

    /// <summary>For each token, whether it belongs to the name of a provision or document.</summary>
    internal IReadOnlyList<bool> Names { get; }

    internal IReadOnlyList<Quantity> Quantities { get; }

    internal static TextReading Of(string text) => new(text);
}
