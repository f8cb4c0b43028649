using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>
/// Provisions that take effect on another day than the document ("Khoản 1 Điều 2 của Luật này có hiệu lực từ ngày …").
/// </summary>
internal sealed class PartialForce
{
    private readonly List<(ProvisionReference Place, DateOnly From)> places = [];
    private readonly List<ForcePart> parts = [];

    /// <summary>What takes effect on a day of its own, as officers cite it ("khoản 2 Điều 2", "Chương II").</summary>
    public IReadOnlyList<ForcePart> Parts => parts;

    public static PartialForce Find(LawStructure law)
    {
        var force = new PartialForce();
        foreach (var article in law.Articles)
        {
            foreach (Match sentence in Sentence.Matches(article.Text))
            {
                force.Add(sentence, article.Number);
            }
        }

        return force;
    }

    /// <summary>Gives the day of a provision, or null when it begins with the document.</summary>
    public DateOnly? From(string article, string? clause, string? point) => places
        .Where(entry => entry.Place.Article == article
            && (entry.Place.Clause is null || entry.Place.Clause == clause)
            && (entry.Place.Point is null || entry.Place.Point == point))
        .Select(entry => (DateOnly?)entry.From)
        .FirstOrDefault();

    private void Add(Match sentence, string article)
    {
        if (VietnameseDate.Of(sentence) is not { } day)
        {
            return;
        }

        var references = new ProvisionReferences();
        foreach (Match place in Places.Matches(sentence.Groups["places"].Value))
        {
            references.Add(place);
        }

        var named = references.Take().Select(place => place with { Article = place.Article ?? article }).ToList();
        places.AddRange(named.Select(place => (place, day)));
        parts.AddRange(named.Count > 0 ? named.Select(place => new ForcePart(Name(place), day, IsKept: place.Point is null)) : [new ForcePart(sentence.Groups["places"].Value, day, IsKept: false)]);
    }

    private static string Name(ProvisionReference place) => string.Join(' ', new[]
    {
        place.Point is null ? "" : $"điểm {place.Point}",
        place.Clause is null ? "" : $"khoản {place.Clause}",
        $"Điều {place.Article}",
    }.Where(part => part.Length > 0));

    private static readonly Regex Sentence = new(
        @"(?<=^|\n|[.;]\s|,\s+trừ\s)(?:\d{1,3}[a-zđ]?\.\s*|[a-zđ]\)\s*)?(?:(?:Các\s+)?[Qq]uy định (?:tại|của)\s+|Riêng\s+(?:quy định (?:tại|của)\s+)?)?(?<places>(?:(?:[Cc]ác\s+)?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|Chương|Mục|Phụ lục)\s+[^\n.“”]{1,200}?))(?:\s+(?:của\s+)?(?:Luật|Bộ luật|Nghị định|Nghị quyết|Thông tư|Quyết định|Điều)\s+này)?\s+có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+" + VietnameseDate.Pattern);

    private static readonly Regex Places = new(ProvisionReferences.Pattern);
}

/// <summary>A part of a document with a first day of its own.</summary>
/// <param name="Name">As officers cite it.</param>
/// <param name="From">Its first day in force.</param>
/// <param name="IsKept">Whether the library can keep the day: passages are articles and clauses.</param>
internal sealed record ForcePart(string Name, DateOnly From, bool IsKept);
