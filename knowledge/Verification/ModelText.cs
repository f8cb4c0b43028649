namespace CongDoan.Knowledge.Verification;

/// <summary>What of a model's text may be said.</summary>
/// <param name="Text">The text, perhaps without a sentence that nothing supports; null when none of it may be said.</param>
/// <param name="Findings">What was wrong.</param>
internal sealed record ModelText(string? Text, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// Checks a model's text against the evidence. A sentence that merely has no support is left out when the first one and most
    /// others stand; whatever else is wrong condemns the whole text, for who alters one number is not believed the next.
    /// </summary>
    /// <param name="said">What the model said.</param>
    /// <param name="question">The member's question; it lends no facts.</param>
    /// <param name="proof">The evidence.</param>
    /// <param name="longest">Most characters that a reply may have.</param>
    internal static ModelText Check(string said, string question, Proof proof, int longest)
    {
        var text = FormCheck.Plain(said);
        if (FormCheck.Fault(text, longest) is { } fault)
        {
            return new(null, [fault]);
        }

        var reply = TextReading.Of(text);
        var asked = TextReading.Of(question) is var read ? read.Words(..read.Tokens.Count) : [];
        var findings = new List<Finding>();
        var quantities = new QuantityCheck(proof);
        findings.AddRange(reply.Quantities.Where(quantity => !quantities.Holds(reply, quantity, asked)).Select(_ => Finding.Number));
        if (!ProvisionCheck.Holds(reply, proof))
        {
            findings.Add(Finding.Provision);
        }

        var support = new SupportCheck(proof);
        if (support.IsWrongYesOrNo(reply))
        {
            findings.Add(Finding.Negation);
        }

        var faults = reply.Statements.Select(statement => support.Fault(reply, statement)).ToList();
        findings.AddRange(faults.OfType<Finding>());
        if (findings.Count == 0)
        {
            return new(text, findings);
        }

        var isMended = findings.TrueForAll(finding => finding == Finding.Unsupported) && faults[0] is null && faults.Count(one => one is null) > findings.Count;
        return new(isMended ? Without(text, faults) : null, findings);
    }

    private static string? Without(string text, List<Finding?> faults)
    {
        var sentences = Sentences.Of(text);
        // Only where sentences and statements are the same is it known which words to leave out.
        return sentences.Count == faults.Count ? string.Concat(sentences.Where((_, i) => faults[i] is null)).Trim() : null;
    }
}
