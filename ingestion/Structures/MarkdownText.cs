using System.Text.RegularExpressions;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Structures;

/// <summary>A law that somebody keeps as Markdown: told from a note by its articles, and read without the marks of Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>A note may cite an article at the start of a line; a law has at least this many.</summary>
    private const int LeastArticles = 2;

    private static readonly Regex Heading = new(@"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]*|[-*][ \t]+(?=\*\*Điều))+", RegexOptions.Multiline);

    private static readonly Regex Emphasis = new(@"(\*\*|__|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w))");

    private static readonly Regex Article = new(@"^\s*Điều\s+\d+[a-zđ]?\s*[.:]", RegexOptions.Multiline);

    /// <summary>Gives the text without marks when it is a law, else null.</summary>
    public static SourceText? AsLaw(SourceText source)
    {
        var pages = source.Pages.Select(page => Emphasis.Replace(Heading.Replace(page, ""), "")).ToList();
        return pages.Sum(page => Article.Count(page)) >= LeastArticles ? source with { Pages = pages } : null;
    }
}
