using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Reads which document amended a provision from the editors' notes of a consolidated text ("Khoản này được bổ sung theo
/// quy định tại khoản 4 Điều 49 của Luật … số 71/2025/QH15, có hiệu lực kể từ ngày …").
/// </summary>
internal static partial class AmendingNotes
{
    /// <summary>Gives the amending document by the note's number; notes on legal grounds and on entry into force have none.</summary>
    public static IReadOnlyDictionary<int, string> Of(IReadOnlyDictionary<int, string> notes) => notes
        .Select(note => (note.Key, Match: Amended().Match(note.Value)))
        .Where(note => note.Match.Success)
        .ToDictionary(note => note.Key, note => note.Match.Groups["number"].Value);

    [GeneratedRegex(
        @"^(?:(?!quy định như sau|căn cứ ban hành).)*?(?:được|bị)\s+(?:sửa đổi|bổ sung|thay thế|thay|bãi bỏ|hủy bỏ|bỏ)(?:(?!quy định như sau|căn cứ ban hành).)*?theo quy định tại(?:(?!quy định như sau).)*?số\s+(?<number>\d{1,4}/\d{4}/[A-ZĐ]{2,}[A-ZĐ0-9]*(?:-[A-ZĐ0-9]+)*)",
        RegexOptions.Singleline)]
    private static partial Regex Amended();
}
