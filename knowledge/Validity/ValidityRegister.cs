using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CongDoan.Knowledge.Validity;

/// <summary>
/// What is known about the end of documents and the amendment of single provisions, whether or not the newer text is in
/// the library. Read from <c>Validity/Data</c>; sources: the union's own table of facts as of 22/11/2026.
/// </summary>
public sealed class ValidityRegister
{
    private const string DocumentsTable = "Validity/Data/documents.tsv";
    private const string ProvisionsTable = "Validity/Data/provisions.tsv";

    private static readonly Lazy<ValidityRegister> Shipped = new(Load);

    private readonly Dictionary<string, EndedDocument> _documents;
    private readonly ILookup<string, AmendedProvision> _provisions;

    /// <summary>Makes a register from rows; a number may be listed once among the documents.</summary>
    public ValidityRegister(IEnumerable<EndedDocument> documents, IEnumerable<AmendedProvision> provisions, string hash)
    {
        _documents = documents.ToDictionary(row => row.Number, StringComparer.OrdinalIgnoreCase);
        _provisions = provisions.ToLookup(row => row.Number, StringComparer.OrdinalIgnoreCase);
        Hash = hash;
    }

    /// <summary>The register that ships with the program.</summary>
    public static ValidityRegister Current => Shipped.Value;

    /// <summary>SHA-256 of the tables in hex; a new version of the program with other tables has the dates computed anew.</summary>
    public string Hash { get; }

    /// <summary>Gives what is known of a document beyond its text, or null.</summary>
    public EndedDocument? Document(string number) => _documents.GetValueOrDefault(number);

    /// <summary>Gives the rows of a document's provisions, for the text whose state of the law is <paramref name="edition"/>.</summary>
    /// <param name="number">Canonical number.</param>
    /// <param name="edition">Edition date of the text at hand; null hears every row.</param>
    public IEnumerable<AmendedProvision> Provisions(string number, DateOnly? edition) =>
        _provisions[number].Where(row => edition is null || row.From > edition);

    private static ValidityRegister Load()
    {
        var text = EmbeddedTable.ReadText(DocumentsTable) + EmbeddedTable.ReadText(ProvisionsTable);
        return new ValidityRegister(
            EmbeddedTable.Read(DocumentsTable).Select(row => new EndedDocument(row[0], Day(row[1]), Day(row[2]), row[3] == "-" ? "" : row[3], row[4])),
            EmbeddedTable.Read(ProvisionsTable).Select(row => new AmendedProvision(
                row[0], row[1], row[2] == "-" ? null : row[2], Day(row[3])!.Value, row[4], Enum.Parse<AmendmentKind>(row[5], ignoreCase: true))),
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static DateOnly? Day(string cell) =>
        cell == "-" ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A document that has ended, or one that does not say since when it holds.</summary>
/// <param name="Number">Canonical number.</param>
/// <param name="From">First day in force, when known.</param>
/// <param name="Until">Last day in force, or null while it holds.</param>
/// <param name="ReplacedBy">Numbers of what took its place, separated by ", ".</param>
/// <param name="Title">Title.</param>
public sealed record EndedDocument(string Number, DateOnly? From, DateOnly? Until, string ReplacedBy, string Title);

/// <summary>A provision whose text at hand no longer holds.</summary>
/// <param name="Number">Canonical number of the document.</param>
/// <param name="Article">Điều.</param>
/// <param name="Clause">Khoản, or null for the whole article.</param>
/// <param name="From">First day on which the text at hand no longer holds.</param>
/// <param name="By">Number of what amended it.</param>
/// <param name="Kind">What was done.</param>
public sealed record AmendedProvision(string Number, string Article, string? Clause, DateOnly From, string By, AmendmentKind Kind);

/// <summary>What was done to a provision.</summary>
public enum AmendmentKind
{
    /// <summary>Other words hold now.</summary>
    Amended,

    /// <summary>It holds no more.</summary>
    Repealed,

    /// <summary>Another text must be read with it.</summary>
    Supplemented,
}
