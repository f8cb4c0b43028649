using System.Runtime.InteropServices;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>The passages as arrays: a library of laws has hundreds of thousands, and an object for each would be most of what they take.</summary>
/// <param name="FieldsOf">For each passage the numbers of heading, chapter and lead.</param>
/// <param name="Ends">For each passage where its syllables end in <paramref name="Bodies"/>.</param>
/// <param name="Bodies">The syllables of all passages by number.</param>
/// <param name="Titles">For each document, in the order in which they come, the number of its title.</param>
internal sealed record PassageLayout(int[] FieldsOf, int[] Ends, ushort[] Bodies, int[] Titles)
{
    internal const int FieldsEach = 3;

    internal static PassageLayout Read(IReadOnlyList<PassageCard> cards, SyllableNumbers syllables, FieldReader fields)
    {
        var (fieldsOf, ends, bodies) = (new int[cards.Count * FieldsEach], new int[cards.Count], new List<ushort>());
        var (documents, titles) = (new HashSet<DocumentCard>(ReferenceEqualityComparer.Instance), new List<int>());
        for (var passage = 0; passage < cards.Count; passage++)
        {
            var card = cards[passage];
            if (card.Document.Kind != DocumentKind.Note)
            {
                if (documents.Add(card.Document))
                {
                    titles.Add(fields.Read(card.Document.Title));
                }

                var place = passage * FieldsEach;
                (fieldsOf[place], fieldsOf[place + 1], fieldsOf[place + 2]) = (fields.Read(card.Heading), fields.Read(card.Chapter), fields.Read(card.Lead));
                syllables.Read(card.Text, bodies);
            }

            ends[passage] = bodies.Count;
        }

        return new PassageLayout(fieldsOf, ends, CollectionsMarshal.AsSpan(bodies).ToArray(), [.. titles]);
    }

    internal void Save(ArrayWriter writer)
    {
        writer.Write(FieldsOf);
        writer.Write(Ends);
        writer.Write(Bodies);
        writer.Write(Titles);
    }

    internal static PassageLayout Load(ArrayReader reader) => new(reader.Read<int>(), reader.Read<int>(), reader.Read<ushort>(), reader.Read<int>());
}
