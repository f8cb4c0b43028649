namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The layers of text in which a row of a word table may be used.</summary>
internal enum PhraseLayer
{
    /// <summary>As written in accented text, without marks in unaccented text.</summary>
    Both,

    /// <summary>Accented text only: without marks the key reads as another common word.</summary>
    Accented,

    /// <summary>Unaccented text only: in accented text the key is a word of its own.</summary>
    Unaccented,
}

/// <summary>
/// Phrases as runs of syllables, in the accented and the folded layer, with what belongs to them; finds the longest
/// phrase that starts at a place.
/// </summary>
/// <typeparam name="T">What a phrase leads to.</typeparam>
internal sealed class PhraseTable<T>
{
    private readonly Layer accented = new();
    private readonly Layer folded = new();

    /// <summary>Reads a data table whose rows are phrases.</summary>
    /// <param name="path">See <see cref="EmbeddedTable.Read"/>.</param>
    /// <param name="value">What the phrase of a row leads to.</param>
    /// <param name="phrase">Column of the phrase.</param>
    /// <param name="layer">Column that names the layer, which may be missing or empty; null when the table has none.</param>
    public static PhraseTable<T> Read(string path, Func<string[], T> value, int phrase = 0, int? layer = null)
    {
        var table = new PhraseTable<T>();
        foreach (var row in EmbeddedTable.Read(path))
        {
            table.Add(row[phrase], value(row), layer is { } column ? WordTables.ReadLayer(row, column) : PhraseLayer.Both);
        }

        return table;
    }

    /// <summary>Adds a phrase; a phrase that is there already keeps both values.</summary>
    public void Add(string phrase, T value, PhraseLayer layer = PhraseLayer.Both)
    {
        var syllables = Syllables.Of(phrase);
        if (syllables.Count == 0)
        {
            throw new InvalidDataException($"The phrase '{phrase}' holds no letter.");
        }

        var bare = syllables.Select(Folding.Fold).ToList();
        if (layer != PhraseLayer.Unaccented)
        {
            accented.Add(syllables, value);
        }

        if (layer != PhraseLayer.Accented)
        {
            folded.Add(bare, value);
        }

        // "nlđ" without a vowel is no word, so "nld" can stand for it in accented text too.
        if (layer == PhraseLayer.Both && bare.Count == 1 && bare[0] != syllables[0] && !bare[0].Any(IsVowel))
        {
            accented.Add(bare, value);
        }
    }

    /// <summary>
    /// Gives the longest phrase that starts at a syllable: how many syllables it has (0: none) and its values in the
    /// table's order. The syllables are those of the layer asked for.
    /// </summary>
    public (int Length, IReadOnlyList<T> Values) LongestAt(IReadOnlyList<string> syllables, int start, bool inFolded) =>
        (inFolded ? folded : accented).LongestAt(syllables, start);

    /// <summary>Walks over a text: at each place the longest phrase that starts there, else the syllable alone with no values; none begins inside another.</summary>
    public IEnumerable<(int Start, int Length, IReadOnlyList<T> Values)> Walk(IReadOnlyList<string> syllables, bool inFolded)
    {
        for (var i = 0; i < syllables.Count;)
        {
            var (length, values) = LongestAt(syllables, i, inFolded);
            yield return (i, Math.Max(1, length), values);
            i += Math.Max(1, length);
        }
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    /// <summary>A tree of syllables: a phrase is the way from the root to a node that holds values.</summary>
    private sealed class Layer
    {
        private readonly Dictionary<string, Layer> next = new(StringComparer.Ordinal);
        private readonly List<T> values = [];

        public void Add(IReadOnlyList<string> syllables, T value)
        {
            var node = this;
            foreach (var syllable in syllables)
            {
                if (!node.next.TryGetValue(syllable, out var after))
                {
                    node.next[syllable] = after = new Layer();
                }

                node = after;
            }

            node.values.Add(value);
        }

        public (int Length, IReadOnlyList<T> Values) LongestAt(IReadOnlyList<string> syllables, int start)
        {
            (int Length, IReadOnlyList<T> Values) longest = (0, []);
            var node = this;
            for (var i = start; i < syllables.Count && node.next.TryGetValue(syllables[i], out var after); i++)
            {
                node = after;
                if (node.values.Count > 0)
                {
                    longest = (i - start + 1, node.values);
                }
            }

            return longest;
        }
    }
}
