namespace CongDoan.Knowledge.Verification;

/// <summary>What of a model's text may be said: all of it or nothing, for who alters one number is not believed the next.</summary>
/// <param name="Text">The text without emphasis; null when it may not be said.</param>
/// <param name="Fault">What was wrong, or null.</param>
internal sealed record ModelText(string? Text, Finding? Fault)
{
    /// <summary>Checks a model's text against the evidence. The member's question lends no words.</summary>
    /// <param name="said">What the model said.</param>
    /// <param name="proof">The evidence.</param>
    /// <param name="longest">Most characters that a reply may have.</param>
    internal static ModelText Check(string said, Proof proof, int longest)
    {
        var text = FormCheck.Plain(said);
        var fault = FormCheck.Fault(text, longest) ?? Wrong(TextReading.Of(text), proof);
        return new(fault is null ? text : null, fault);
    }

    private static Finding? Wrong(TextReading reply, Proof proof)
    {
        var known = proof.Reading.Quantities.ToList();
        return reply.Quantities.Any(quantity => !known.Exists(quantity.IsSameAs)) ? Finding.Number
            : !ProvisionCheck.Holds(reply, proof) ? Finding.Provision
            : YesOrNo(reply) is { } answer && answer != YesOrNo(proof.Reading) ? Finding.Negation
            : Condensation.Holds(reply, proof.Reading) ? null
            : Finding.Unsupported;
    }

    // True for "Có." and "Được, …", false for "Không." and "Sai."; null when the text begins otherwise.
    private static bool? YesOrNo(TextReading reading)
    {
        var first = reading.Tokens.TakeWhile(token => token.IsWord).Take(3).Select(token => token.Text).ToList();
        return first switch
        {
            ["có" or "được" or "đúng" or "rồi"] => true,
            ["không" or "chưa" or "sai"] or ["không" or "chưa", "đúng" or "được" or "có" or "phải"] => false,
            _ => null,
        };
    }
}
