using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Metadata;

/// <summary>Canonical numbers of legal documents: <c>45/2019/QH14</c>, <c>12/2022/NĐ-CP</c>, <c>18/VBHN-VPQH</c>.</summary>
internal static class DocumentNumber
{
    /// <summary>Pattern of a number inside other patterns; upper case parts as printed.</summary>
    public const string Pattern = @"\d{1,4}(?:/\d{4})?/[A-ZĐ]{2,}[A-ZĐ0-9]*(?:-[A-ZĐ0-9]+)*";

    /// <summary>Gives the first number in the text, or null.</summary>
    public static string? FirstIn(string text)
    {
        var match = Anywhere.Match(text);
        return match.Success ? match.Value : null;
    }

    /// <summary>Says whether a text typed by a person is a whole number, and gives it in canonical form.</summary>
    public static string? Canonical(string typed)
    {
        // The union's statutes carry no number; their term names them.
        if (Statutes.IsMatch(typed.Trim()))
        {
            return typed.Trim();
        }

        var value = typed.Trim().ToUpperInvariant().Replace("ND-CP", "NĐ-CP", StringComparison.Ordinal).Replace("QD-", "QĐ-", StringComparison.Ordinal);
        return Whole.IsMatch(value) || Party.IsMatch(value) || Constitution.IsMatch(value) ? value : null;
    }

    /// <summary>
    /// Gives the number that a file name spells with dashes (<c>luat-cong-doan-50-2024-QH15.pdf</c>), or null.
    /// </summary>
    public static string? FromFileName(string name)
    {
        var match = InFileName.Match(name.ToUpperInvariant());
        return match.Success
            ? Canonical($"{match.Groups["serial"].Value}/{match.Groups["year"].Value}/{match.Groups["body"].Value.Replace('_', '-')}")
            : null;
    }

    private static readonly Regex Anywhere = new(Pattern);

    private static readonly Regex Whole = new("^" + Pattern + "$");

    private static readonly Regex Statutes = new("^Điều lệ khóa [IVX]{1,5}$");

    /// <summary>The Party writes <c>60-NQ/TW</c>.</summary>
    private static readonly Regex Party = new("^\\d{1,4}-[A-ZĐ]{2,}/[A-ZĐ]{2,}$");

    private static readonly Regex Constitution = new(@"^HP(?:19|20)\d{2}$");

    private static readonly Regex InFileName = new(@"(?<![0-9])(?<serial>\d{1,4})[-_](?<year>(?:19|20)\d{2})[-_](?<body>QH\d{1,2}|(?:ND|NĐ|TT|QD|QĐ|NQ|CT|TTLT)[-_][A-ZĐ]+)");
}
