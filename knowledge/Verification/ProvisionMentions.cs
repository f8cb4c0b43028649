using System.Globalization;

namespace CongDoan.Knowledge.Verification;

/// <summary>
/// The provisions and documents that a text names: "điểm a khoản 1 Điều 35", "Điều 35, 36", "Điều ba mươi lăm khoản 1",
/// "45/2019/QH14". Their numbers are names, no amounts.
/// </summary>
internal static class ProvisionMentions
{
    /// <summary>No law has so many articles; a larger number after "khoản" is money.</summary>
    private const int LargestNumber = 999;

    /// <summary>Words between the parts of one name: "khoản 1 của Điều 35".</summary>
    private const int WidestGap = 1;

    /// <summary>Gives the mentions in order, and marks the tokens that belong to them.</summary>
    internal static (IReadOnlyList<ProvisionMention> Mentions, bool[] Taken) Of(IReadOnlyList<Token> tokens)
    {
        var taken = new bool[tokens.Count];
        var mentions = new List<ProvisionMention>();
        var parts = new List<Part>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (DocumentMentions.At(tokens, i) is { } document)
            {
                Take(taken, i, document.Length);
                mentions.Add(new(document.Number, null, null, null, i + document.Length));
                i += document.Length - 1;
            }
            else if (PartAt(tokens, i) is { } part)
            {
                Take(taken, i, part.End - i);
                parts.Add(part);
                i = part.End - 1;
            }
        }

        mentions.AddRange(Joined(parts));
        return (mentions, taken);
    }

    private static IEnumerable<ProvisionMention> Joined(List<Part> parts)
    {
        var clauses = new List<string>();
        string? point = null;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var goesOn = i + 1 < parts.Count && parts[i + 1].Start - part.End <= WidestGap;
            switch (part.Level)
            {
                case Level.Point:
                    point = part.Values[^1];
                    break;
                case Level.Clause:
                    clauses.AddRange(part.Values);
                    break;
                default:
                    var after = clauses.Count == 0 && goesOn && parts[i + 1].Level == Level.Clause && !LeadsToArticle(parts, i + 1) ? parts[++i] : null;
                    clauses.AddRange(after?.Values ?? []);
                    if (after is not null && i + 1 < parts.Count && parts[i + 1].Level == Level.Point && parts[i + 1].Start - after.End <= WidestGap)
                    {
                        point = parts[++i].Values[^1];
                    }

                    foreach (var article in part.Values)
                    {
                        foreach (var clause in clauses.DefaultIfEmpty(null!))
                        {
                            yield return new(null, article, clause, point, parts[i].End);
                        }
                    }

                    clauses.Clear();
                    point = null;
                    continue;
            }

            if (!goesOn || (part.Level == Level.Clause && parts[i + 1].Level == Level.Point))
            {
                foreach (var clause in clauses.DefaultIfEmpty(null!))
                {
                    yield return new(null, null, clause, point, part.End);
                }

                clauses.Clear();
                point = null;
            }
        }
    }

    // "Điều 35 và khoản 1 Điều 36": the clause belongs to what follows it.
    private static bool LeadsToArticle(List<Part> parts, int at)
    {
        for (var i = at; i + 1 < parts.Count && parts[i + 1].Start - parts[i].End <= WidestGap; i++)
        {
            if (parts[i + 1].Level == Level.Article)
            {
                return true;
            }
        }

        return false;
    }

    private static Part? PartAt(IReadOnlyList<Token> tokens, int at)
    {
        if (tokens[at].Text switch { "điều" => Level.Article, "khoản" => Level.Clause, "điểm" => Level.Point, _ => (Level?)null } is not { } level)
        {
            return null;
        }

        var values = new List<string>();
        var end = at + 1;
        for (var next = end; ValueAt(tokens, next, level) is { } value;)
        {
            values.Add(value.Text);
            end = next + value.Length;
            // "Điều 35, 36 và 37": a sign or a word, then another number that counts nothing.
            if (end >= tokens.Count || tokens[end].Text is not ("," or "và" or "hoặc" or "-" or "–" or "đến"))
            {
                break;
            }

            next = end + 1;
        }

        return values.Count == 0 ? null : new Part(level, values, at, end);
    }

    private static (string Text, int Length)? ValueAt(IReadOnlyList<Token> tokens, int at, Level level)
    {
        if (at >= tokens.Count)
        {
            return null;
        }

        if (level == Level.Point)
        {
            return tokens[at].IsWord && tokens[at].Text.Length == 1 ? (tokens[at].Text, 1) : null;
        }

        if (tokens[at].IsNumber)
        {
            var isName = int.TryParse(tokens[at].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LargestNumber && !Counts(tokens, at + 1);
            var letter = at + 1 < tokens.Count && tokens[at + 1].IsWord && tokens[at + 1].Text.Length == 1 && tokens[at + 1].Text != "đ" ? tokens[at + 1].Text : "";
            return isName ? (number.ToString(CultureInfo.InvariantCulture) + letter, 1 + letter.Length) : null;
        }

        var (value, length) = NumberWords.At(tokens, at);
        return length > 0 && !Counts(tokens, at + length) ? (value.ToString(CultureInfo.InvariantCulture), length) : null;
    }

    private static bool Counts(IReadOnlyList<Token> tokens, int at) => MeasureTables.UnitAt(tokens, at) is not null and not { Unit: "điều" } || MeasureTables.ScaleAt(tokens, at) is not null;

    private static void Take(bool[] taken, int start, int length) => Array.Fill(taken, true, start, length);

    private enum Level
    {
        Article,
        Clause,
        Point,
    }

    private sealed record Part(Level Level, List<string> Values, int Start, int End);
}
