using System.Globalization;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Answers a question about a named provision from that provision alone: its words with its dates, or why they cannot be
/// said (not in the library, amended since, no such article). Never another provision in its place.
/// </summary>
internal static class CitedAnswer
{
    /// <summary>What this says around the words of the law, so that it is not taken for a quote of them.</summary>
    internal static readonly IReadOnlyList<string> Frame =
    [
        "có hiệu lực từ ngày", "chưa áp dụng", "đã hết hiệu lực (áp dụng đến hết ngày", "thay bằng", "đã được", "sửa đổi, không trích bản cũ",
    ];

    /// <summary>No law of the library has so many articles.</summary>
    private const int MostArticles = 999;

    /// <summary>Gives the answer, or null when the question names a law but neither a provision of it nor asks whether it holds.</summary>
    internal static Answer? Of(CitedPlace cited, Evidence evidence, DateOnly asOf)
    {
        if (cited.Article is null && !cited.AsksForce)
        {
            return null;
        }

        if ((cited.Law(asOf) ?? InLibrary(cited, evidence)) is not { } law)
        {
            return Stop("law_unknown", FixedReplies.Text("law_unknown").Replace("{0}", Asked(cited), StringComparison.Ordinal));
        }

        var first = evidence.Snapshot.Cards.FirstOrDefault(card =>
            card.Document.Number.Equals(law.Number, StringComparison.OrdinalIgnoreCase) && evidence.Units.Contains(card.Document.Unit));
        return cited.Article is null ? Force(law, first, asOf) : Provision(cited, law, first, evidence, asOf);
    }

    /// <summary>Gives the passage that a question names, its clause if it names one; null when it names none or the library does not hold it.</summary>
    internal static PassageCard? Named(CitedPlace? cited, Evidence evidence, DateOnly asOf)
    {
        if (cited?.Article is not { } number || (cited.Law(asOf) ?? InLibrary(cited, evidence)) is not { } law)
        {
            return null;
        }

        var article = evidence.Snapshot.Article(law.Number, number).Where(card => evidence.Units.Contains(card.Document.Unit)).ToList();
        return article.Find(card => card.Clause == cited.Clause) ?? article.FirstOrDefault();
    }

    /// <summary>A document that the table of names does not list is known by the number under which it was published.</summary>
    private static NamedLaw? InLibrary(CitedPlace cited, Evidence evidence) => cited.Number is not { } number || !number.Contains('/', StringComparison.Ordinal)
        ? null
        : evidence.Snapshot.Cards.Select(card => card.Document)
            .Where(document => document.Kind == DocumentKind.Law && evidence.Units.Contains(document.Unit)
                && (SameNumber(document.Number, number) || document.Number.StartsWith(number + "/", StringComparison.OrdinalIgnoreCase)))
            .Select(document => new NamedLaw(document.Number, document.From, document.Title, []))
            .FirstOrDefault();

    // Typed without marks, "12/2022/nd-cp" is the number all the same.
    private static bool SameNumber(string number, string typed) =>
        Folding.Fold(number).Equals(Folding.Fold(typed), StringComparison.Ordinal);

    private static string Asked(CitedPlace cited) => cited.Number ?? $"{cited.Laws[0].Title} {cited.Year}";

    private static Answer Force(NamedLaw law, PassageCard? at, DateOnly asOf)
    {
        var from = at?.Document.From ?? law.From;
        var until = at?.Document.Until ?? law.Until;
        var name = $"{law.Title} ({law.Number})";
        var next = until < asOf && law.ReplacedBy is { } number && LawNames.Numbered(number) is [var successor, ..] ? successor : null;
        var text = until < asOf
            ? $"{name} đã hết hiệu lực, chỉ áp dụng đến hết ngày {Day(until)}{(law.ReplacedBy is null ? "" : $"; văn bản thay thế: {law.ReplacedBy}{(next?.From is { } start ? $", áp dụng từ ngày {Day(start)}" : "")}")}."
            : from > asOf
                ? $"{name} chưa có hiệu lực vào ngày {Day(asOf)}; có hiệu lực từ ngày {Day(from)}."
                : $"{name} đang có hiệu lực{(from is null ? "" : $" từ ngày {Day(from)}")}. Một số điều, khoản có thể đã được sửa đổi.";
        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "validity",
            Text = text,
            Citations =
            [
                new Citation { Kind = "law", Document = law.Number, Title = law.Title, EffectiveFrom = from, EffectiveUntil = until },
                .. next is null ? [] : new[] { new Citation { Kind = "law", Document = next.Number, Title = next.Title, EffectiveFrom = next.From, EffectiveUntil = next.Until } },
            ],
        };
    }

    private static Answer Provision(CitedPlace cited, NamedLaw law, PassageCard? first, Evidence evidence, DateOnly asOf)
    {
        var name = $"{law.Title} ({law.Number})";
        // An extract without its first article cannot say what the law does not hold.
        var article = evidence.Snapshot.Article(law.Number, cited.Article!).ToList();
        if (first is null || (article.Count == 0 && !evidence.Snapshot.Article(law.Number, "1").Any()))
        {
            return Stop("no_full_text", FixedReplies.Text("no_full_text")
                .Replace("{0}", $"Điều {cited.Article} {name}", StringComparison.Ordinal)
                .Replace("{1}", State(law.From, law.Until, law.ReplacedBy, asOf), StringComparison.Ordinal));
        }

        if (article.Count == 0)
        {
            var last = Enumerable.Range(1, MostArticles).LastOrDefault(number => evidence.Snapshot.Article(law.Number, number.ToString(CultureInfo.InvariantCulture)).Any());
            return None($"{name} không có Điều {cited.Article}; văn bản này có {last} điều.");
        }

        var asked = cited.Clause is null || article.All(card => card.Clause is null)
            ? article
            : article.Where(card => card.Clause == cited.Clause).ToList();
        if (asked.Count == 0)
        {
            return None($"Điều {cited.Article} {name} không có khoản {cited.Clause}.");
        }

        // An expired text is quoted as it was on its last day.
        var day = first.Document.Until is { } until && until < asOf ? until : asOf;
        var quotable = asked.Where(card => card.AmendedFrom is null || day < card.AmendedFrom).ToList();
        return quotable.Count == 0 ? AmendedAnswer.Of(asked[0], evidence, asOf) : Quoted(cited, quotable, asked, evidence, asOf, day);
    }

    private static Answer Quoted(CitedPlace cited, List<PassageCard> quotable, List<PassageCard> asked, Evidence evidence, DateOnly asOf, DateOnly day)
    {
        var document = asked[0].Document;
        var place = cited.Clause is not null && asked[0].Clause is not null ? $"Khoản {asked[0].Clause} Điều {cited.Article}" : $"Điều {cited.Article}";
        var replaced = ValidityRegister.Current.Document(document.Number)?.ReplacedBy;
        var heading = $"{place} {document.Title} ({document.Number}), {State(asked.Max(card => card.From), document.Until, replaced, asOf)}:\n";
        var amended = asked.Except(quotable).ToList();
        var note = amended.Count == 0
            ? ""
            : $"\n({string.Join(", ", amended.Select(card => $"khoản {card.Clause}"))}: đã được {amended[0].AmendedBy} sửa đổi, không trích bản cũ.)";
        var lead = asked[0].Lead.Length > 0 ? asked[0].Lead + "\n" : "";
        var words = $"{asked[0].Heading}\n{lead}{string.Join('\n', quotable.Select(card => card.Text))}";
        var room = DecisionParameters.LongestText - heading.Length - note.Length;
        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "provision",
            Text = heading + Excerpt.Of(words.Trim(), evidence.Terms, evidence.Snapshot.Statistics, room) + note,
            Detail = ArticleText.Of(asked[0], evidence, day),
            Citations = [.. asked.Select(card => quotable.Contains(card)
                ? CitationResolver.Of(card)
                : CitationResolver.Of(card) with { Quote = null, PassageId = null, AmendedBy = card.AmendedBy })],
        };
    }

    private static string State(DateOnly? from, DateOnly? until, string? replacedBy, DateOnly asOf)
    {
        if (until is { } end && end < asOf)
        {
            return $"đã hết hiệu lực (áp dụng đến hết ngày {Day(end)}{(replacedBy is null ? "" : $", thay bằng {replacedBy}")})";
        }

        return from is null ? "hiệu lực chưa rõ ngày" : from > asOf ? $"có hiệu lực từ ngày {Day(from)}, chưa áp dụng" : $"có hiệu lực từ ngày {Day(from)}";
    }

    private static Answer None(string text) => new() { Decision = Decision.Answer, Reason = "no_such_provision", Text = text };

    private static Answer Stop(string reason, string text) => new() { Decision = Decision.Abstain, Reason = reason, Text = text };

    private static string Day(DateOnly? day) => day is { } known ? VietnamTime.Show(known) : "";
}
