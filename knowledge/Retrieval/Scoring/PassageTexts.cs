using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval.Compiled;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Every passage of a library version as numbered syllables, read once when the version is loaded. Notes have none: they are found by their questions.</summary>
internal sealed class PassageTexts
{
    // What belongs to a passage stands at its place among the library's passages: its document (null for a note), the numbers of
    // its three fields, the end of its syllables.
    private readonly DocumentText?[] _documentOf;
    private readonly int[] _fieldsOf;
    private readonly int[] _ends;
    private readonly ushort[] _bodies;

    private readonly FieldText[] _fields;
    private readonly FieldTable _table;

    // The documents' names by their first syllable.
    private readonly Dictionary<string, List<(string[] Name, DocumentText Document)>> _names = new(StringComparer.Ordinal);

    private PassageTexts(IReadOnlyList<PassageCard> cards, SyllableNumbers syllables, PassageLayout layout, FieldTable table)
    {
        (Syllables, _table, _fields) = (syllables, table, table.Fields());
        (_fieldsOf, _ends, _bodies) = (layout.FieldsOf, layout.Ends, layout.Bodies);
        _documentOf = new DocumentText?[cards.Count];
        var known = new Dictionary<DocumentCard, DocumentText>(ReferenceEqualityComparer.Instance);
        for (var passage = 0; passage < cards.Count; passage++)
        {
            var card = cards[passage].Document;
            if (card.Kind == DocumentKind.Note)
            {
                continue;
            }

            if (!known.TryGetValue(card, out var document))
            {
                known[card] = document = DocumentText.Of(card, _fields[layout.Titles[known.Count]]);
                foreach (var name in document.Names)
                {
                    (_names.TryGetValue(name[0], out var same) ? same : _names[name[0]] = []).Add((name, document));
                }
            }

            _documentOf[passage] = document;
        }
    }

    internal SyllableNumbers Syllables { get; }

    /// <summary>By syllable number: how much it says, its rarity times its stop weight.</summary>
    internal float[] Salience { get; private init; } = [];

    /// <summary>By syllable number: whether it is a number.</summary>
    internal bool[] IsFigure { get; private init; } = [];

    /// <summary>Number of different headings, chapters, leads and titles.</summary>
    internal int FieldCount => _fields.Length;

    /// <summary>Number of passages, notes included.</summary>
    internal int Count => _documentOf.Length;

    /// <summary>Gives the documents that a question's syllables (without marks) name.</summary>
    internal IReadOnlySet<DocumentText> Named(string[] folded)
    {
        var named = new HashSet<DocumentText>(ReferenceEqualityComparer.Instance);
        for (var start = 0; start < folded.Length; start++)
        {
            if (!_names.TryGetValue(folded[start], out var names))
            {
                continue;
            }

            foreach (var (name, document) in names)
            {
                if (folded.AsSpan(start).StartsWith(name))
                {
                    named.Add(document);
                }
            }
        }

        return named;
    }

    /// <summary>Reads the passages and weighs their syllables.</summary>
    internal static PassageTexts Of(IReadOnlyList<PassageCard> cards, CorpusStatistics statistics)
    {
        var syllables = new SyllableNumbers();
        var fields = new FieldReader(syllables);
        var layout = PassageLayout.Read(cards, syllables, fields);
        syllables.Close();
        var salience = new float[syllables.Count];
        for (var number = 1; number < salience.Length; number++)
        {
            var syllable = syllables[number];
            salience[number] = (float)(statistics.Idf(Terms.Id(syllable, TextLayer.Accented)) * WordTables.StopWeight(syllable, folded: false));
        }

        return new PassageTexts(cards, syllables, layout, fields.Weigh(salience, statistics)) { Salience = salience, IsFigure = Figures(syllables) };
    }

    /// <summary>Whether a syllable stands in any passage, marks and all; a number counts as known.</summary>
    internal bool Knows(string syllable) => char.IsAsciiDigit(syllable[0]) || Syllables.Find(syllable) > 0;

    /// <summary>Gives a passage by its place; false for a note.</summary>
    internal bool TryFind(int passage, out PassageText text)
    {
        if (_documentOf[passage] is not { } document)
        {
            text = default;
            return false;
        }

        var fields = _fieldsOf.AsSpan(passage * PassageLayout.FieldsEach, PassageLayout.FieldsEach);
        var start = passage == 0 ? 0 : _ends[passage - 1];
        text = new PassageText
        {
            Document = document,
            Heading = _fields[fields[0]],
            Chapter = _fields[fields[1]],
            Lead = _fields[fields[2]],
            Body = _bodies.AsSpan(start, _ends[passage] - start),
        };
        return true;
    }

    internal void Save(ArrayWriter writer)
    {
        Syllables.Save(writer);
        writer.Write(Salience);
        _table.Save(writer);
        new PassageLayout(_fieldsOf, _ends, _bodies, _documentOf.Distinct().Where(document => document is not null).Select(document => document!.Title.Number).ToArray())
            .Save(writer);
    }

    /// <summary>Gives what was saved of the same passages.</summary>
    internal static PassageTexts Load(ArrayReader reader, IReadOnlyList<PassageCard> cards)
    {
        var syllables = SyllableNumbers.Load(reader);
        var salience = reader.Read<float>();
        var table = FieldTable.Load(reader);
        return new PassageTexts(cards, syllables, PassageLayout.Load(reader), table) { Salience = salience, IsFigure = Figures(syllables) };
    }

    private static bool[] Figures(SyllableNumbers syllables)
    {
        var figures = new bool[syllables.Count];
        for (var number = 1; number < figures.Length; number++)
        {
            figures[number] = char.IsAsciiDigit(syllables[number][0]);
        }

        return figures;
    }
}
