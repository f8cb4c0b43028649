namespace CongDoan.Knowledge.Verification;

/// <summary>No article, clause, document or law is named that was not cited.</summary>
internal static class ProvisionCheck
{
    private static readonly HashSet<string> LawKinds = new(StringComparer.Ordinal) { "luật", "định", "tư", "pháp", "lệnh", "quyết" };

    private static readonly (string First, string Second)[] LawKindPairs =
    [
        ("nghị", "định"), ("thông", "tư"), ("hiến", "pháp"), ("pháp", "lệnh"), ("quyết", "định"), ("nghị", "quyết"), ("bộ", "luật"), ("điều", "lệ"), ("chỉ", "thị"),
    ];

    /// <summary>Whether everything that a reply names as its ground was cited.</summary>
    internal static bool Holds(TextReading reply, Proof proof) =>
        reply.Mentions.All(mention => IsCited(reply, mention, proof)) && NamedLaws(reply).All(name => IsNamed(name, proof));

    private static bool IsCited(TextReading reply, ProvisionMention mention, Proof proof)
    {
        if (mention.Document is { } number)
        {
            return proof.Provisions.Any(cited => IsNumber(cited.Document, number) || (cited.AmendedBy ?? "").Split(", ").Any(amending => IsNumber(amending, number)));
        }

        var cited = proof.Provisions.Where(provision =>
            (mention.Article is null || Same(provision.Article, mention.Article))
            && (mention.Clause is null || Same(provision.Clause, mention.Clause))
            && (mention.Point is null || provision.Point is null || Same(provision.Point, mention.Point)));
        // "Điều 35 Luật Công đoàn" is false when it is article 35 of another law that was cited.
        return DocumentAfter(reply, mention, proof) is { } document
            ? cited.Any(provision => provision.Document == document)
            : cited.Any();
    }

    private static string? DocumentAfter(TextReading reply, ProvisionMention mention, Proof proof)
    {
        var at = mention.End;
        while (at < reply.Tokens.Count && reply.Tokens[at].Text is "của" or "," or "(" or "trong" or "tại")
        {
            at++;
        }

        return proof.Provisions.Zip(proof.Names)
            .Where(pair => StandsAt(reply, at, pair.Second))
            .OrderByDescending(pair => pair.Second.Tokens.Count)
            .Select(pair => pair.First.Document)
            .FirstOrDefault();
    }

    private static bool StandsAt(TextReading reply, int at, TextReading title)
    {
        if (title.Tokens.Count == 0 || at + title.Tokens.Count > reply.Tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < title.Tokens.Count; i++)
        {
            if (reply.Tokens[at + i].Text != title.Tokens[i].Text)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The names of laws: "Luật", "Nghị định" … and the words after it when the first of them is written large.</summary>
    private static IEnumerable<string[]> NamedLaws(TextReading reply)
    {
        for (var i = 0; i + 1 < reply.Tokens.Count; i++)
        {
            if (reply.Tokens[i].IsWord && IsKindEnd(reply, i) && reply.Tokens[i + 1] is { IsWord: true, IsUpper: true })
            {
                yield return reply.Tokens.Skip(i).TakeWhile(token => token.IsWord).Take(3).Select(token => token.Text).ToArray();
            }
        }
    }

    private static bool IsKindEnd(TextReading reply, int at) =>
        reply.Tokens[at].Text == "luật"
        || (at > 0 && LawKinds.Contains(reply.Tokens[at].Text) && LawKindPairs.Contains((reply.Tokens[at - 1].Text, reply.Tokens[at].Text)));

    private static bool IsNamed(string[] name, Proof proof) =>
        proof.Names.Append(proof.Reading).Any(reading => Enumerable.Range(0, Math.Max(0, reading.Tokens.Count - name.Length + 1)).Any(at =>
            Enumerable.Range(0, name.Length).All(i => reading.Tokens[at + i].Text == name[i])));

    private static bool IsNumber(string document, string written) =>
        document.Equals(written, StringComparison.OrdinalIgnoreCase) || document.StartsWith(written + "/", StringComparison.OrdinalIgnoreCase);

    private static bool Same(string? cited, string named) => string.Equals(cited, named, StringComparison.OrdinalIgnoreCase);
}
