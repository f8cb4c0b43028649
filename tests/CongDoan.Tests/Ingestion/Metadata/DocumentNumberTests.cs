using CongDoan.Ingestion.Metadata;

namespace CongDoan.Tests.Ingestion.Metadata;

public sealed class DocumentNumberTests
{
    [Theory]
    [InlineData("45/2019/qh14", "45/2019/QH14")]
    [InlineData(" 12/2022/ND-CP ", "12/2022/NĐ-CP")]
    [InlineData("12/2022/nđ-cp", "12/2022/NĐ-CP")]
    [InlineData("61/QĐ-TLĐ", "61/QĐ-TLĐ")]
    [InlineData("60-nq/tw", "60-NQ/TW")]
    [InlineData("Điều lệ khóa XIII", "Điều lệ khóa XIII")]
    [InlineData("hp2013", "HP2013")]
    [InlineData("45/2019", null)]
    [InlineData("Bộ luật Lao động", null)]
    [InlineData("", null)]
    public void A_typed_number_becomes_canonical(string typed, string? expected) =>
        Assert.Equal(expected, DocumentNumber.Canonical(typed));

    [Theory]
    [InlineData("luat-cong-doan-50-2024-QH15.pdf", "50/2024/QH15")]
    [InlineData("nghi-dinh-12-2022-ND-CP.pdf", "12/2022/NĐ-CP")]
    [InlineData("12_2022_ND-CP_m_479312.pdf", "12/2022/NĐ-CP")]
    [InlineData("hien-phap-2013.pdf", null)]
    [InlineData("18_VBHN-VPQH.pdf", null)]
    public void A_file_name_may_spell_a_number(string name, string? expected) =>
        Assert.Equal(expected, DocumentNumber.FromFileName(name));

    [Theory]
    [InlineData("2026-11-22", "2026-11-22")]
    [InlineData("22/11/2026", "2026-11-22")]
    [InlineData("2/1/2026", "2026-01-02")]
    [InlineData("11/22/2026", null)]
    [InlineData("hôm qua", null)]
    public void People_may_type_a_date_in_two_ways(string typed, string? expected)
    {
        var read = VietnameseDate.TryParse(typed, out var date);
        Assert.Equal(expected, read ? date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);
    }
}
