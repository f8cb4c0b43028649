using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>A provision or a document that a question names. Pure.</summary>
/// <param name="Laws">The laws that the name or number fits; empty when no table knows the number.</param>
/// <param name="Number">The number as typed, such as <c>12/2022</c> or <c>145</c> (a decree without its year), or null when the law was named.</param>
/// <param name="Year">The year that stands beside the law's name, or null.</param>
/// <param name="Article">Điều, or null.</param>
/// <param name="Clause">Khoản, or null.</param>
/// <param name="IsAll">The question asks for nothing but this.</param>
/// <param name="AsksForce">The question asks whether it still holds.</param>
internal sealed record CitedPlace(
    IReadOnlyList<NamedLaw> Laws, string? Number, string? Year, string? Article, string? Clause, bool IsAll, bool AsksForce)
{
    private static readonly Lazy<PhraseTable<bool>> Around = new(() => PhraseTable<bool>.Read("Answering/Data/citation-words.tsv", _ => true));

    /// <summary>Reads a question; null when it names no document.</summary>
    internal static CitedPlace? Of(string text)
    {
        var folded = Folding.Fold(text);
        var number = DocumentNumber.Match(folded);
        var rest = number.Success ? folded.Remove(number.Index, number.Length).Insert(number.Index, " ") : folded;
        var words = Syllables.Of(InFull(rest)).ToList();
        var taken = new bool[words.Count];
        var (laws, year) = Named(words, taken);
        var article = After(words, taken, "dieu");
        var clause = After(words, taken, "khoan");
        _ = After(words, taken, "diem");
        if (!number.Success && laws.Count == 0)
        {
            return null;
        }

        // "nghị định 12 năm 2022" is 12/2022.
        var typed = number.Success ? Canonical(BetweenNumberAndYear.Replace(number.Groups["number"].Value, "/")) : null;
        var asksForce = AsksWhetherItHolds.IsMatch(folded);
        return new(
            typed is null ? laws : LawNames.Numbered(typed).Where(law => IsOfKind(law, number.Groups["kind"].Value)).ToList(),
            typed,
            year,
            article,
            clause,
            AsksNothingElse(words, taken),
            asksForce);
    }

    /// <summary>Gives the law that is meant on a day: the one numbered or of the year named, else the one in force then.</summary>
    internal NamedLaw? Law(DateOnly day)
    {
        var fitting = Year is null ? Laws : Laws.Where(law => law.Year == Year).ToList();
        return fitting.FirstOrDefault(law => law.IsInForce(day)) ?? (fitting.Count > 0 ? fitting[0] : null);
    }

    /// <summary>Whether a document may be the one that is meant: who asks what one law says is not answered from another.</summary>
    /// <param name="number">The document's number.</param>
    internal bool MayMean(string number) => Laws.Count == 0 || Laws.Any(law => law.Number == number);

    // Numbers begin anew each year and for each kind: "nghị định 12" is no law of that number.
    private static bool IsOfKind(NamedLaw law, string kind) => kind.Length == 0 || law.Number.Contains(kind == "nghi dinh" ? "/NĐ-" : "/TT-", StringComparison.Ordinal);

    // "đ35 k1", "Đ.35.1" and "điều 35.1" are Điều 35 Khoản 1.
    private static string InFull(string folded) => ShortClause.Replace(
        ShortArticle.Replace(folded, place => $"dieu {place.Groups["article"]} {(place.Groups["clause"] is { Success: true } clause ? $"khoan {clause} " : "")}"),
        "khoan ${clause} ");

    private static (IReadOnlyList<NamedLaw> Laws, string? Year) Named(List<string> words, bool[] taken)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var (length, laws) = LawNames.At(words, i);
            if (length == 0)
            {
                continue;
            }

            Array.Fill(taken, true, i, length);
            var next = i + length;
            if (next < words.Count && words[next] == "nam")
            {
                next++;
            }

            if (next < words.Count && IsYear.IsMatch(words[next]))
            {
                Array.Fill(taken, true, i, next - i + 1);
                return (laws, words[next]);
            }

            return (laws, null);
        }

        return ([], null);
    }

    private static string? After(List<string> words, bool[] taken, string unit)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i] == unit && (unit == "diem" ? IsLetter : IsNumber).IsMatch(words[i + 1]) && !taken[i + 1])
            {
                taken[i] = taken[i + 1] = true;
                return words[i + 1];
            }
        }

        return null;
    }

    private static bool AsksNothingElse(List<string> words, bool[] taken)
    {
        var weights = WordTables.StopWeights(words, folded: true);
        for (var i = 0; i < words.Count;)
        {
            var (length, _) = Around.Value.LongestAt(words, i, inFolded: true);
            if (length == 0 && !taken[i] && weights[i] >= 1)
            {
                return false;
            }

            i += Math.Max(1, length);
        }

        return true;
    }

    private static string Canonical(string typed)
    {
        var parts = typed.Split('/');
        return parts.Length < 3
            ? typed
            : $"{parts[0]}/{parts[1]}/{parts[2].ToUpperInvariant().Replace("ND", "NĐ", StringComparison.Ordinal).Replace("QD", "QĐ", StringComparison.Ordinal)}";
    }

    private static readonly Regex DocumentNumber = new(@"(?<![\d/])(?:(?:nghi dinh|nd|thong tu|tt|luat|nghi quyet|nq|quyet dinh|qd)\s+(?:so\s+)?(?<number>\d{1,4}(?:/|\s+(?:nam\s+)?)(?:19|20)\d{2}(?:/[a-z]+(?:-[a-z]+)*\d*)?)|(?<kind>nghi dinh|thong tu)\s+(?:so\s+)?(?<number>\d{1,3})(?![\p{L}\d/.,])|(?<number>\d{1,4}/(?:19|20)\d{2}/[a-z]+(?:-[a-z]+)*\d*))");

    // After a number a lone "d" or "k" is money ("500.000 đ 12 tháng", "35k 1 lần").
    private static readonly Regex ShortArticle = new(@"(?<![\p{L}\d])(?:(?:dieu|(?<!\d\s)d)\s?\.?\s?|d)(?<article>\d{1,3}(?:[a-z](?![\p{L}\d]))?)(?![\d/])(?:\.(?<clause>\d{1,2})(?![\d.]))?");

    private static readonly Regex ShortClause = new(@"(?<![\p{L}\d])(?<!\d\s?)k\s?\.?\s?(?<clause>\d{1,2}[a-z]?)(?![\p{L}\d])|(?<=(?:dieu \d{1,3}[a-z]? ?))k(?<clause>\d{1,2})(?![\p{L}\d])");

    private static readonly Regex BetweenNumberAndYear = new(@"\s+(?:nam\s+)?");

    private static readonly Regex AsksWhetherItHolds = new(@"(?<!\p{L})(?:con|het|co)\s+(?:hieu luc|gia tri|dung|ap dung)(?!\p{L})|(?:van|con|dang|van con|van dang)\s+(?:xai|dung|ap dung|hieu luc|la muc)|dang xai|(?:bi|da|duoc)\s+(?:bo|thay)(?!\p{L})|thay the|bi bai bo");

    private static readonly Regex IsNumber = new(@"^\d{1,3}[a-z]?$");

    private static readonly Regex IsLetter = new(@"^[a-z]$");

    private static readonly Regex IsYear = new(@"^(?:19|20)\d{2}$");
}
