using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Plans;

/// <summary>Tells a plan, or an article that tells of one, from a law.</summary>
internal static class PlanRecognition
{
    /// <summary>The title stands among the first lines.</summary>
    private const int HeadLines = 30;

    private const int ArticlesOfLaw = 2;

    /// <param name="text">Without what word processors and web pages leave in it.</param>
    public static bool IsPlan(CleanText text)
    {
        var head = text.Lines.Take(HeadLines).ToList();
        return text.Lines.Count(line => Article.IsMatch(line.Text)) < ArticlesOfLaw
            && (head.Exists(line => PlanParagraphs.IsKindLine(line.Text) || PlanNumber.IsPrinted(line.Text))
                || PlanNumber.IsTold(string.Join(' ', head.Select(line => line.Text))));
    }

    private static readonly Regex Article = new(@"^Điều\s+\d+\s*[.:]");
}
