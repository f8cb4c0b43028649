namespace CongDoan.Ingestion.Reading;

/// <summary>
/// The readable text of a file: printed pages, whose lines have to be joined again, or paragraphs, where the format
/// states them itself.
/// </summary>
/// <param name="Pages">Text of each page with its line breaks and indentation; a format without pages has one.</param>
/// <param name="Format">Name of the reader that produced it.</param>
internal sealed record SourceText(IReadOnlyList<string> Pages, string Format)
{
    /// <summary>Paragraphs in reading order; empty for printed pages.</summary>
    public IReadOnlyList<SourceBlock> Blocks { get; init; } = [];

    /// <summary>What the file holds beside its text, told apart by the format: footnotes, hidden runs, deleted lines.</summary>
    public IReadOnlyList<string> Asides { get; init; } = [];

    /// <summary>Footnotes that the format tells apart, by their number; their words are in <see cref="Asides"/> too.</summary>
    public IReadOnlyDictionary<int, string> Notes { get; init; } = new Dictionary<int, string>();

    /// <summary>What a person should look at, in Vietnamese.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Pages that were recognised from a picture, from 1; empty when every letter stood in the file.</summary>
    public IReadOnlyList<RecognisedPage> Recognised { get; init; } = [];

    /// <summary>Text made of paragraphs; <see cref="Pages"/> then holds the same words as one page.</summary>
    public static SourceText OfBlocks(IReadOnlyList<SourceBlock> blocks, string format) =>
        new([string.Join('\n', blocks.Select(block => block.Text))], format) { Blocks = blocks };
}

/// <summary>A page whose words were recognised from its picture.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Confidence">Mean confidence of its words as the recogniser states it, 0 to 1.</param>
/// <param name="Corrected">Words whose marks were corrected from the context.</param>
internal sealed record RecognisedPage(int Number, double Confidence, int Corrected);
