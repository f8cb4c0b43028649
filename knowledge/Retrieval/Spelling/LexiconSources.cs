using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>Fills a lexicon: the library's texts, the word tables, and the program's own notes as a sample of how members and the union speak.</summary>
internal static class LexiconSources
{
    /// <summary>Of a large library so many passages are read; more would say the same.</summary>
    private const int MostPassages = 20_000;

    /// <summary>A phrase of a word table counts so many times.</summary>
    private const int TableWeight = 3;

    internal static Lexicon Of(PassageTexts texts)
    {
        var lexicon = new Lexicon();
        var numbers = new int[texts.Syllables.Count];
        for (var number = 1; number < numbers.Length; number++)
        {
            numbers[number] = lexicon.Add(texts.Syllables[number]);
        }

        var headings = new HashSet<FieldText>(ReferenceEqualityComparer.Instance);
        for (var (passage, read) = (0, 0); passage < texts.Count && read < MostPassages; passage++)
        {
            if (!texts.TryFind(passage, out var text))
            {
                continue;
            }

            read++;
            if (headings.Add(text.Heading))
            {
                lexicon.Read(text.Heading.Tokens, numbers);
            }

            lexicon.Read(text.Body, numbers);
        }

        foreach (var phrase in WordTables.Phrases())
        {
            lexicon.Read(phrase, TableWeight);
        }

        foreach (var path in EmbeddedTable.List("Starter"))
        {
            // Questions that members type without marks teach nothing about marks.
            foreach (var line in EmbeddedTable.ReadText(path).Split('\n').Where(IsWritten))
            {
                lexicon.Read(Syllables.Of(line), 1);
            }
        }

        lexicon.Close();
        return lexicon;
    }

    private static bool IsWritten(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 2 && words.Count(Folding.HasMarks) * 2 >= words.Length;
    }
}
