using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Every passage of a library version as numbered syllables, read once when the version is loaded.</summary>
internal sealed class PassageTexts
{
    private readonly Dictionary<string, PassageText> _byId;

    // Headings, chapters and titles are shared by many passages.
    private readonly Dictionary<string, FieldText> _shared = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentCard, DocumentText> _documents = new(ReferenceEqualityComparer.Instance);

    // The documents' names by their first syllable.
    private readonly Dictionary<string, List<(string[] Name, DocumentText Document)>> _names = new(StringComparer.Ordinal);

    private PassageTexts(int count) => _byId = new(count, StringComparer.Ordinal);

    internal SyllableNumbers Syllables { get; } = new();

    /// <summary>By syllable number: how much it says, its rarity times its stop weight.</summary>
    internal float[] Salience { get; private set; } = [];

    /// <summary>By syllable number: whether it is a number.</summary>
    internal bool[] IsFigure { get; private set; } = [];

    internal IEnumerable<PassageText> All => _byId.Values;

    /// <summary>Gives the documents that a question's syllables (without marks) name.</summary>
    internal IReadOnlySet<DocumentText> Named(string[] folded)
    {
        var named = new HashSet<DocumentText>(ReferenceEqualityComparer.Instance);
        for (var start = 0; start < folded.Length; start++)
        {
            foreach (var (name, document) in _names.GetValueOrDefault(folded[start], []))
            {
                if (folded.AsSpan(start).StartsWith(name))
                {
                    named.Add(document);
                }
            }
        }

        return named;
    }

    internal static PassageTexts Of(IReadOnlyCollection<PassageCard> cards)
    {
        var texts = new PassageTexts(cards.Count);
        foreach (var card in cards)
        {
            // Notes are found by their questions.
            if (card.Document.Kind != DocumentKind.Note)
            {
                texts._byId[card.Id] = texts.Read(card);
            }
        }

        foreach (var document in texts._documents.Values)
        {
            foreach (var name in document.Names)
            {
                (texts._names.TryGetValue(name[0], out var same) ? same : texts._names[name[0]] = []).Add((name, document));
            }
        }

        texts.Syllables.Close();
        return texts;
    }

    /// <summary>Weighs the syllables once the corpus is counted.</summary>
    internal PassageTexts Weigh(CorpusStatistics statistics)
    {
        Salience = new float[Syllables.Count];
        IsFigure = new bool[Syllables.Count];
        for (var number = 1; number < Syllables.Count; number++)
        {
            var syllable = Syllables[number];
            Salience[number] = (float)(statistics.Idf(Terms.Id(syllable, TextLayer.Accented)) * WordTables.StopWeight(syllable, folded: false));
            IsFigure[number] = char.IsAsciiDigit(syllable[0]);
        }

        foreach (var field in _shared.Values)
        {
            field.Weigh(Syllables, Salience, statistics);
        }

        _shared.Clear();

        return this;
    }

    /// <summary>Whether a syllable stands in any passage, marks and all; a number counts as known.</summary>
    internal bool Knows(string syllable) => char.IsAsciiDigit(syllable[0]) || Syllables.Find(syllable) > 0;

    internal PassageText? Find(string passageId) => _byId.GetValueOrDefault(passageId);

    private PassageText Read(PassageCard card)
    {
        if (!_documents.TryGetValue(card.Document, out var document))
        {
            _documents[card.Document] = document = DocumentText.Of(card.Document, Shared(card.Document.Title));
        }

        return new PassageText(document, Shared(card.Heading), Shared(card.Chapter), Shared(card.Lead), Syllables.Read(card.Text));
    }

    private FieldText Shared(string text) =>
        _shared.TryGetValue(text, out var known) ? known : _shared[text] = new FieldText(_shared.Count, Syllables.Read(text), Parties.Of(text));
}

/// <summary>A passage as numbered syllables; equal headings, chapters and leads are the same array.</summary>
internal sealed record PassageText(DocumentText Document, FieldText Heading, FieldText Chapter, FieldText Lead, ushort[] Body);

/// <summary>A heading, chapter, title or lead as numbered syllables; equal ones are the same object.</summary>
internal sealed class FieldText(int number, ushort[] tokens, Party party)
{
    /// <summary>Tells it from every other one of the library version.</summary>
    internal int Number { get; } = number;

    internal ushort[] Tokens { get; } = tokens;

    internal Party Party { get; } = party;

    /// <summary>How much each pair of neighbours says, by the place of the second.</summary>
    internal float[] PairWeights { get; private set; } = [];

    internal void Weigh(SyllableNumbers syllables, float[] salience, CorpusStatistics statistics)
    {
        PairWeights = new float[Tokens.Length];
        for (var i = 1; i < Tokens.Length; i++)
        {
            // A pair of two stop words says nothing of a text.
            PairWeights[i] = salience[Tokens[i]] + salience[Tokens[i - 1]] < 1 ? 0
                : (float)statistics.Idf(Terms.Id(syllables[Tokens[i - 1]], syllables[Tokens[i]], TextLayer.Accented));
        }
    }
}

/// <summary>What the passages of a document share.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">Numbered syllables of the title.</param>
/// <param name="Names">Ways to name it in a question, without marks.</param>
/// <param name="IsPenalty">Whether it says which fine follows on what.</param>
/// <param name="IsGuiding">Whether it details another law.</param>
internal sealed record DocumentText(string Number, FieldText Title, IReadOnlyList<string[]> Names, bool IsPenalty, bool IsGuiding)
{
    /// <summary>A longer title is nothing that anybody says in a question.</summary>
    private const int LongestName = 9;

    internal static DocumentText Of(DocumentCard card, FieldText title)
    {
        var folded = Vietnamese.Syllables.Of(Folding.Fold(card.Title)).ToArray();
        var names = new List<string[]>();
        if (folded.Length is > 1 and <= LongestName)
        {
            names.Add(folded);
            if (folded[0] == "bo" && folded[1] == "luat")
            {
                names.Add(folded[1..]);
            }
        }

        var number = Vietnamese.Syllables.Of(Folding.Fold(card.Number)).ToArray();
        if (number.Length >= 3)
        {
            names.Add(number[..2]);
            var kind = card.Number.Contains("NĐ", StringComparison.Ordinal) ? "nghi dinh" : card.Number.Contains("TT", StringComparison.Ordinal) ? "thong tu" : null;
            if (kind is not null)
            {
                names.Add([.. kind.Split(' '), number[0]]);
                names.Add([.. kind.Split(' '), "so", number[0]]);
            }
        }

        var words = string.Join(' ', folded);
        static bool Guides(string title) => title.Contains("quy dinh chi tiet", StringComparison.Ordinal) || title.Contains("huong dan", StringComparison.Ordinal);
        return new DocumentText(card.Number, title, names, PassageSigns.SetsFines(card.Title), Guides(words));
    }
}
