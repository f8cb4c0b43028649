using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>Reads footnotes and endnotes, which belong to the editor and not to the law.</summary>
internal static class WordNotes
{
    public static IReadOnlyList<string> Read(XmlReader? reader, WordLimits limits, CancellationToken cancellationToken)
    {
        if (reader is null)
        {
            return [];
        }

        using (reader)
        {
            // The lines that separate notes from the text are stored as notes without words.
            var body = new WordBody(reader, new WordStyles(), WordNumbering.Read(null, limits), limits);
            body.Read(cancellationToken);
            return body.Blocks.Select(block => block.Text).ToList();
        }
    }
}
