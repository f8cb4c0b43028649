using System.Globalization;
using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Answering;

/// <summary>A pointer from an answer to the provision it rests on.</summary>
public sealed record Citation
{
    /// <summary><c>law</c>, <c>plan</c> or <c>note</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Canonical document number, such as <c>45/2019/QH14</c>.</summary>
    public required string Document { get; init; }

    /// <summary>Điều, such as <c>35</c> or <c>21a</c>.</summary>
    public string? Article { get; init; }

    /// <summary>Khoản; in a plan the place in the section's list, such as <c>2</c> or <c>2.1</c>.</summary>
    public string? Clause { get; init; }

    /// <summary>Điểm.</summary>
    public string? Point { get; init; }

    /// <summary>Section of a plan, such as <c>IV.2</c>.</summary>
    public string? Section { get; init; }

    /// <summary>Title of the document, such as <c>Bộ luật Lao động</c>.</summary>
    public required string Title { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day in force, or null while no end is known.</summary>
    public DateOnly? EffectiveUntil { get; init; }

    /// <summary>The provision's own words, verbatim, or null when the library does not hold its present text.</summary>
    public string? Quote { get; init; }

    /// <summary>Id of the passage quoted, or null.</summary>
    public string? PassageId { get; init; }

    /// <summary>How well the source could be read: <c>clean</c> or a warning code; null without a passage.</summary>
    public string? Legibility { get; init; }

    /// <summary>How sure the quoted words are, 0 to 1, when they were restored from a scan; null otherwise.</summary>
    public double? RestoredConfidence { get; init; }

    /// <summary>Where the source can be read, or null.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The number of the document that amended this provision, when a note or a consolidated text names it.</summary>
    public string? AmendedBy { get; init; }

    /// <summary>
    /// The citation as printed to a member: <c>Điểm a khoản 1 Điều 35 Bộ luật Lao động (45/2019/QH14)</c>, <c>Mục IV.2, gạch
    /// đầu dòng 2 Kế hoạch … (27/KH-LĐLĐ)</c>. Words restored from a scan say so.
    /// </summary>
    public string Printed
    {
        get
        {
            var place = string.Join(' ', new[]
            {
                Point is null ? null : $"điểm {Point}",
                Clause is null || Section is not null ? null : $"khoản {Clause}",
                Article is null ? null : $"Điều {Article}",
                Section is null ? null : SectionLabel(Section) + ItemLabel(Clause),
            }.Where(part => part is not null));
            // A plan without a printed number is kept under a key of our own, which nobody has to read.
            var number = PlanNumbers.IsUnnumbered(Document) ? "không ghi số" : Document;
            var text = $"{place} {Title} ({number})".TrimStart();
            var amended = AmendedBy is null ? "" : $", sửa đổi bởi {AmendedBy}";
            return char.ToUpperInvariant(text[0]) + text[1..] + amended + Restored;
        }
    }

    private string Restored => RestoredConfidence is not { } confidence
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", khôi phục từ bản quét (độ tin cậy {confidence * 100:0} %)");

    private static string ItemLabel(string? item) => item?.Split('.') switch
    {
        [var dash] => $", gạch đầu dòng {dash}",
        [var dash, var plus] => $", gạch đầu dòng {dash}, dấu cộng {plus}",
        _ => "",
    };

    /// <summary>Gives a section's name in print: <c>IV.2</c> is "Mục IV.2", an appendix or an attached text names itself.</summary>
    public static string SectionLabel(string section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section.Length > 1 && char.IsUpper(section[0]) && char.IsLower(section[1]) ? section : $"Mục {section}";
    }
}
