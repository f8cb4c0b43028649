using System.Globalization;
using CongDoan.Knowledge.Library;

namespace CongDoan.Tests.Knowledge;

/// <summary>Small documents of our own for tests; none of them is real law.</summary>
internal static class Drafts
{
    internal static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DocumentDraft Law(
        string number, string from, string? until = null, string[]? replaces = null, string? edition = null, params PassageDraft[] passages) => new()
        {
            Kind = DocumentKind.Law,
            Number = number,
            Title = "Luật Thử nghiệm",
            EffectiveFrom = Day(from),
            EffectiveUntil = until is null ? null : Day(until),
            Replaces = replaces ?? [],
            EditionDate = edition is null ? null : Day(edition),
            Passages = passages.Length > 0 ? passages : [Clause("1", "1", "Phạm vi", "1. Luật này quy định việc thử nghiệm.")],
        };

    internal static PassageDraft Clause(string article, string? clause, string heading, string text) => new()
    {
        Article = article,
        Clause = clause,
        Heading = heading,
        Text = text,
    };

    internal static DocumentDraft Note(
        string id, string[] questions, string answer, BasisDraft[]? basis = null, bool stop = false, bool starter = false,
        string from = "2020-01-01", string? until = null, string unit = "vn") => new()
        {
            Kind = DocumentKind.Note,
            Number = id,
            Title = questions[0],
            EffectiveFrom = Day(from),
            EffectiveUntil = until is null ? null : Day(until),
            Unit = unit,
            IsStarter = starter,
            Passages = [new PassageDraft { Text = answer + "\n\nChi tiết." }],
            Note = new NoteDraft
            {
                IsStop = stop,
                Topic = "hop_dong",
                Questions = questions,
                ShortAnswer = answer,
                Detail = "Chi tiết.",
                Basis = basis ?? [],
                Confidence = "A",
                Reviewed = Day("2026-11-22"),
                ReviewBy = Day("2027-06-30"),
            },
        };
}
