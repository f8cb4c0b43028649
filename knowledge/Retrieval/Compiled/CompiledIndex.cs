using System.Runtime.InteropServices;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Retrieval.Spelling;
using CongDoan.Knowledge.Storage;

namespace CongDoan.Knowledge.Retrieval.Compiled;

/// <summary>
/// What searching needs of a library, made once and kept in a file of the data folder, so that a start reads it instead of making it
/// again. The library stays the truth: a file of other passages, of another build of the program or with a broken byte is as
/// good as none.
/// </summary>
internal sealed class CompiledIndex(string folder)
{
    /// <summary>Name of the file in the data folder.</summary>
    internal const string FileName = "library.index";

    private const string NewSuffix = ".new";
    private const int Block = 1 << 16;

    // Says what the file is, and that its numbers lie in memory as this machine has them.
    private const ulong Mark = 0x0143_4449_4E44_4558;
    private const int HeaderBytes = sizeof(ulong) + (2 * sizeof(ulong) * 2);

    private readonly string _file = Path.Combine(folder, FileName);

    /// <summary>Tells the passages of a library, and the program that reads them, from all others: everything that the file depends on.</summary>
    internal static UInt128 KeyOf(IReadOnlyList<PassageCard> cards)
    {
        var print = new Fingerprint();
        print.Add(typeof(CompiledIndex).Module.ModuleVersionId.ToByteArray());
        DocumentCard? before = null;
        foreach (var card in cards)
        {
            if (!ReferenceEquals(card.Document, before))
            {
                before = card.Document;
                print.Add(before.Number);
                print.Add((long)before.Kind);
                print.Add(before.Title);
                foreach (var question in before.Note?.Questions ?? [])
                {
                    print.Add(question);
                }
            }

            print.Add(card.Id);
            print.Add(card.Heading);
            print.Add(card.Chapter);
            print.Add(card.Lead);
            print.Add(card.Text);
        }

        return print.Value;
    }

    /// <summary>Gives what was made of these passages; null when no intact file of them is at hand.</summary>
    internal CompiledParts? Load(UInt128 key, IReadOnlyList<PassageCard> cards, IReadOnlyList<IndexedPassage> passages)
    {
        try
        {
            using var stream = new FileStream(_file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            if (!IsIntact(stream, key))
            {
                return null;
            }

            stream.Position = HeaderBytes;
            var reader = new ArrayReader(stream);
            var (postings, statistics) = (Postings.Load(reader, passages), CorpusStatistics.Load(reader));
            return new CompiledParts(postings, statistics, PassageTexts.Load(reader, cards), Lexicon.Load(reader));
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Puts a new file in the place of the old one, in one step; gives false when the folder cannot be written or another program is at it.</summary>
    internal bool Save(UInt128 key, CompiledParts parts)
    {
        try
        {
            using (var stream = PrivateFolder.OpenAlone(_file + NewSuffix, FileMode.Create, FileAccess.Write))
            {
                stream.Write(new byte[HeaderBytes]);
                var writer = new ArrayWriter(stream);
                parts.Postings.Save(writer);
                parts.Statistics.Save(writer);
                parts.Texts.Save(writer);
                parts.Lexicon.Save(writer);
                stream.Position = 0;
                stream.Write(Header(key, writer.Checksum));
            }

            File.Move(_file + NewSuffix, _file, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static byte[] Header(UInt128 key, UInt128 checksum)
    {
        ulong[] words = [Mark, (ulong)(key >> 64), (ulong)key, (ulong)(checksum >> 64), (ulong)checksum];
        return MemoryMarshal.AsBytes(words.AsSpan()).ToArray();
    }

    // Reading it twice costs less than holding all of it beside the arrays that are made of it.
    private static bool IsIntact(FileStream stream, UInt128 key)
    {
        var header = new byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.AsSpan().StartsWith(Header(key, 0).AsSpan(0, HeaderBytes - (2 * sizeof(ulong)))))
        {
            return false;
        }

        var print = new Fingerprint();
        var block = new byte[Block];
        for (int read; (read = stream.ReadAtLeast(block, Block, throwOnEndOfStream: false)) > 0;)
        {
            print.Add(block.AsSpan(0, read));
        }

        return header.AsSpan().SequenceEqual(Header(key, print.Value));
    }
}

/// <summary>What a file holds.</summary>
internal sealed record CompiledParts(Postings Postings, CorpusStatistics Statistics, PassageTexts Texts, Lexicon Lexicon);
