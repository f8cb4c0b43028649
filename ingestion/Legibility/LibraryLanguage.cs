using CongDoan.Knowledge;
using CongDoan.Knowledge.Units;

namespace CongDoan.Ingestion.Legibility;

/// <summary>What the program knows of the language: its starter notes and word lists, and the texts of the library.</summary>
internal static class LibraryLanguage
{
    public static SyllableLanguage Learn(IEnumerable<string> libraryTexts)
    {
        var language = new SyllableLanguage();
        foreach (var text in Own().Concat(libraryTexts))
        {
            language.Learn(text);
        }

        return language;
    }

    private static IEnumerable<string> Own() => EmbeddedTable.List("Starter").Select(path => Body(EmbeddedTable.ReadText(path)))
        .Concat(EmbeddedTable.Read("Vietnamese/Data/abbreviations.tsv").SelectMany(row => row[1].Split('|', StringSplitOptions.TrimEntries)))
        .Concat(EmbeddedTable.Read("Vietnamese/Data/synonyms.tsv").SelectMany(row => row[1].Split('|', StringSplitOptions.TrimEntries)))
        .Concat(EmbeddedTable.Read("Vietnamese/Data/abbreviations.tsv").Select(row => row[0]))
        .Concat(UnionUnits.Shipped.All.Select(unit => unit.Name));

    /// <summary>A note's head holds questions as members type them, without marks and with short forms.</summary>
    private static string Body(string note)
    {
        var end = note.IndexOf("\n---", 1, StringComparison.Ordinal);
        return end < 0 ? note : note[(end + 4)..];
    }
}
