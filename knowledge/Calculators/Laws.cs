using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Calculators;

/// <summary>The documents that calculators rest on.</summary>
internal static class Laws
{
    internal static BasisDraft LabourCode(string article, string? clause = null, string? point = null) =>
        new("45/2019/QH14", "Bộ luật Lao động", article, clause, point, null);

    internal static BasisDraft LabourDecree(string article, string? clause = null) =>
        new("145/2020/NĐ-CP", "Nghị định hướng dẫn Bộ luật Lao động", article, clause, null, null);

    internal static BasisDraft SocialInsurance(string article, string? clause = null, string? amendedBy = null) =>
        new("41/2024/QH15", "Luật Bảo hiểm xã hội", article, clause, null, amendedBy);

    internal static BasisDraft Employment(string article, string? clause = null) =>
        new("74/2025/QH15", "Luật Việc làm", article, clause, null, null);
}
