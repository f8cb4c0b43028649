using System.Text.RegularExpressions;
using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Notes;

/// <summary>Reads single values of a note's front matter; a mistake is one Vietnamese sentence with its line.</summary>
internal static class NoteFields
{
    public static void RefuseUnknown(NoteMap map, IReadOnlyList<string> known, string place)
    {
        var unknown = map.KeyLines.Keys.FirstOrDefault(key => !known.Contains(key));
        if (unknown is not null)
        {
            throw new NoteException(map.KeyLines[unknown], $"Không có khóa \"{unknown}\" {place}; các khóa dùng được: {string.Join(", ", known)}.");
        }
    }

    public static string Required(NoteMap map, string key) =>
        Optional(map, key) ?? throw new NoteException(map.KeyLines.GetValueOrDefault(key, map.Line), $"Thiếu \"{key}\".");

    /// <summary>Gives one cleaned line, or null when the key is absent or empty.</summary>
    public static string? Optional(NoteMap map, string key)
    {
        if (map[key] is not { } node)
        {
            return null;
        }

        if (node is not NoteScalar scalar)
        {
            throw new NoteException(node.Line, $"\"{key}\" phải là một dòng chữ.");
        }

        var text = TextCleaner.CleanLine(scalar.Text);
        return text.Length == 0 ? null : text;
    }

    public static DateOnly? OptionalDate(NoteMap map, string key)
    {
        var text = Optional(map, key);
        if (text is null)
        {
            return null;
        }

        return VietnameseDate.TryParse(text, out var date)
            ? date
            : throw new NoteException(map.KeyLines[key], $"\"{key}\" không phải ngày hợp lệ (\"{text}\"); viết như 2026-11-22.");
    }

    public static DateOnly RequiredDate(NoteMap map, string key) =>
        OptionalDate(map, key) ?? throw new NoteException(map.KeyLines.GetValueOrDefault(key, map.Line), $"Thiếu \"{key}\".");

    public static string OneOf(NoteMap map, string key, params string[] values)
    {
        var text = Required(map, key);
        return values.Contains(text)
            ? text
            : throw new NoteException(map.KeyLines[key], $"\"{key}\" phải là một trong: {string.Join(", ", values)}.");
    }

    public static IReadOnlyList<NoteNode> Items(NoteMap map, string key) => map[key] switch
    {
        null or NoteScalar { Text: "" } => [],
        NoteList list => list.Items,
        { } other => throw new NoteException(other.Line, $"\"{key}\" phải là danh sách, mỗi mục một dòng bắt đầu bằng dấu gạch."),
    };

    /// <summary>
    /// Reads an article's or a clause's number. It has to stand in quotation marks, because YAML reads 21 and "21" as two
    /// things and would cut "10" to 1 in some editors.
    /// </summary>
    public static string? Provision(NoteMap map, string key)
    {
        if (Optional(map, key) is not { } text)
        {
            return null;
        }

        var line = map.KeyLines[key];
        if (!ProvisionNumber.IsMatch(text))
        {
            throw new NoteException(line, $"\"{key}\" không hợp lệ (\"{text}\"); viết như \"35\" hoặc \"21a\".");
        }

        return map[key] is NoteScalar { IsQuoted: true }
            ? text
            : throw new NoteException(line, $"\"{key}\" phải để trong ngoặc kép: \"{text}\".");
    }

    public static string? Number(NoteMap map, string key)
    {
        if (Optional(map, key) is not { } text)
        {
            return null;
        }

        return (PlanNumbers.IsUnnumbered(text) ? text : DocumentNumber.Canonical(text))
            ?? throw new NoteException(map.KeyLines[key], $"\"{key}\" không phải số hiệu văn bản (\"{text}\"); viết như 45/2019/QH14.");
    }

    private static readonly Regex ProvisionNumber = new(@"^\d{1,3}[a-zđ]?$");
}
