using System.Text.RegularExpressions;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Ingestion.Structures.Reference;

/// <summary>How one law's PDF was understood, beside the reference and beside the words that <c>pdftotext</c> gives.</summary>
internal sealed partial record LawFigures(string File, string Code)
{
    public required IReadOnlyList<string> ArticlesMissing { get; init; }

    public required IReadOnlyList<string> ArticlesInvented { get; init; }

    public required int Articles { get; init; }

    public required int Clauses { get; init; }

    public required int ClausesRight { get; init; }

    public required int Points { get; init; }

    public required int PointsRight { get; init; }

    /// <summary>Labels that one side has and the other has not.</summary>
    public required IReadOnlyList<Place> Wrong { get; init; }

    public required int Corrections { get; init; }

    /// <summary>Letters and digits of the articles as they were stored.</summary>
    public required int Letters { get; init; }

    /// <summary>Letters and digits that the PDF has and that stand neither in an article nor among furniture, notes or appendices.</summary>
    public required int LettersLost { get; init; }

    /// <summary>Letters and digits that are stored more often than the PDF prints them.</summary>
    public required int LettersDoubled { get; init; }

    /// <summary>Whether the stored words stand in the order of print.</summary>
    public required bool InOrder { get; init; }

    /// <summary>Official PDFs by file name, with their code in the reference.</summary>
    public static IReadOnlyDictionary<string, string> Laws { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bo-luat-lao-dong-10-2012-QH13-het-hieu-luc.pdf"] = "10_2012_QH13",
        ["bo-luat-lao-dong-45-2019-QH14-vbhn.pdf"] = "45_2019_QH14",
        ["hien-phap-2013.pdf"] = "HP_2013",
        ["luat-an-toan-ve-sinh-lao-dong-84-2015-QH13.pdf"] = "84_2015_QH13",
        ["luat-bao-hiem-xa-hoi-41-2024-QH15-vbhn.pdf"] = "58_VBHN-VPQH",
        ["luat-bao-ve-du-lieu-ca-nhan-91-2025-QH15.pdf"] = "91_2025_QH15",
        ["luat-cong-doan-50-2024-QH15.pdf"] = "50_2024_QH15",
        ["luat-thanh-tra-84-2025-QH15.pdf"] = "84_2025_QH15",
        ["luat-viec-lam-74-2025-QH15.pdf"] = "74_2025_QH15",
        ["nghi-dinh-12-2022-ND-CP.pdf"] = "12_2022_NDCP",
        ["nghi-dinh-145-2020-ND-CP.pdf"] = "145_2020_NDCP",
        ["nghi-dinh-293-2025-ND-CP.pdf"] = "293_2025_NDCP",
        ["nghi-dinh-70-2023-ND-CP.pdf"] = "70_2023_NDCP",
    };

    public static async Task<LawFigures> MeasureAsync(string folder, string name, ReferenceTable reference, CancellationToken cancellationToken)
    {
        var file = SourceFile.At(Path.Combine(folder, name));
        var readers = IngestionServices.CreateReaders(TimeProvider.System);
        var result = await new Ingestor(readers, TimeProvider.System).ReadAsync(file, new PublishOptions(), cancellationToken);
        var printed = Words(string.Join('\n', (await readers.ReadAsync(file, CongDoan.Ingestion.Reading.PageProgress.Ignored, cancellationToken)).Pages));
        var code = Laws[name];
        return Compare(new LawFigures(name, code)
        {
            ArticlesMissing = [], ArticlesInvented = [], Articles = 0, Clauses = 0, ClausesRight = 0, Points = 0, PointsRight = 0, Wrong = [],
            Corrections = reference.Corrections(code), Letters = 0, LettersLost = 0, LettersDoubled = 0, InOrder = false,
        }, reference.Of(code), PlacesOf(result.Law!), printed, result);
    }

    private static LawFigures Compare(LawFigures figures, IReadOnlySet<Place> expected, HashSet<Place> found, List<string> printed, IngestedFile result)
    {
        var wrong = expected.Except(found).Concat(found.Except(expected)).ToList();
        var right = expected.Intersect(found).ToList();
        var stored = Words(string.Join('\n', Body(result.Law!)));
        var elsewhere = result.Furniture.Concat(result.Draft.Passages.Where(passage => passage.Section is not null).SelectMany(passage => new[] { passage.Section!, passage.Heading, passage.Text }));
        return figures with
        {
            ArticlesMissing = wrong.Where(place => place.Clause is null && expected.Contains(place)).Select(place => place.Article).ToList(),
            ArticlesInvented = wrong.Where(place => place.Clause is null && found.Contains(place)).Select(place => place.Article).ToList(),
            Articles = right.Count(place => place.Clause is null),
            ClausesRight = right.Count(place => place is { Clause: not null, Point: null }),
            Clauses = right.Concat(wrong).Count(place => place is { Clause: not null, Point: null }),
            PointsRight = right.Count(place => place.Point is not null),
            Points = right.Concat(wrong).Count(place => place.Point is not null),
            Wrong = wrong,
            Letters = stored.Sum(word => word.Length),
            LettersLost = Without(printed, stored.Concat(Words(string.Join('\n', elsewhere)))),
            LettersDoubled = Without(stored, printed),
            // A cell that wraps is stored whole, not line by line as pdftotext prints it.
            InOrder = IsInOrder(Words(string.Join('\n', Body(result.Law!).SelectMany(text => text.Split('\n')).Where(line => !line.Contains(" | ", StringComparison.Ordinal)))), printed),
        };
    }

    private static HashSet<Place> PlacesOf(LawStructure law)
    {
        var places = new HashSet<Place>();
        foreach (var article in law.Articles)
        {
            places.Add(new Place(article.Number, null, null));
            places.UnionWith(article.Points.Select(point => new Place(article.Number, "", point.Letter)));
            foreach (var clause in article.Clauses)
            {
                places.Add(new Place(article.Number, clause.Number, null));
                places.UnionWith(clause.Points.Select(point => new Place(article.Number, clause.Number, point.Letter)));
            }
        }

        return places;
    }

    /// <summary>The law as it would be printed: a heading once, where it first stands above an article.</summary>
    private static IEnumerable<string> Body(LawStructure law)
    {
        string[] above = [];
        foreach (var article in law.Articles)
        {
            var headings = article.Chapter.Split('\n');
            yield return string.Join('\n', headings.Where((line, level) => level >= above.Length || above[level] != line || headings.Take(level).Where((upper, at) => above[at] != upper).Any()));
            above = headings;
            yield return $"Điều {article.Number}. {article.Title}";
            yield return article.Text;
        }
    }

    private static List<string> Words(string text) =>
        Word().Matches(TextCleaner.Clean(text).Replace('ð', 'đ').Replace('Ð', 'Đ').ToLowerInvariant()).Select(match => match.Value).ToList();

    /// <summary>Letters of the words that are left when the others are taken away one by one.</summary>
    private static int Without(IEnumerable<string> words, IEnumerable<string> others)
    {
        var left = others.GroupBy(word => word, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var letters = 0;
        foreach (var word in words)
        {
            if (left.TryGetValue(word, out var count) && count > 0)
            {
                left[word] = count - 1;
            }
            else
            {
                letters += word.Length;
            }
        }

        return letters;
    }

    private static bool IsInOrder(List<string> stored, List<string> printed)
    {
        var at = 0;
        foreach (var _ in printed.Where(word => at < stored.Count && word == stored[at]))
        {
            at++;
        }

        return at == stored.Count;
    }

    [GeneratedRegex(@"\p{L}+|\d+")]
    private static partial Regex Word();
}
