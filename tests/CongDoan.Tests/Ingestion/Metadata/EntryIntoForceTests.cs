using CongDoan.Ingestion.Metadata;

namespace CongDoan.Tests.Ingestion.Metadata;

public sealed class EntryIntoForceTests
{
    [Theory]
    [InlineData("Luật Vườn số 5/2020/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.", "5/2020/QH15")]
    [InlineData("Luật Vườn số 5/2020/QH15 hết hiệu lực thi hành kể từ ngày Luật này có hiệu lực.", "5/2020/QH15")]
    [InlineData("Các quy định tại Mục 3 Chương III, khoản 4 Điều 84 của Luật Vườn số 5/2020/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực.", "")]
    [InlineData("Luật Vườn số 5/2020/QH15 đã được sửa đổi, bổ sung một số điều theo Luật số 6/2021/QH15, Luật số 7/2022/QH15 (sau đây gọi là Luật số 5/2020/QH15) và Nghị quyết số 8/2023/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực.", "5/2020/QH15 8/2023/QH15")]
    [InlineData("Bãi bỏ khoản 7 Điều 15 của Nghị định số 9/2025/NĐ-CP.", "")]
    [InlineData("Thỏa thuận cũ hết hiệu lực.", "")]
    public void Only_documents_that_end_as_a_whole_are_replaced(string sentence, string numbers)
    {
        var force = Find($"     1. Luật này có hiệu lực từ ngày 01 tháng 3 năm 2032.\n     2. {sentence}");

        Assert.Equal(numbers, string.Join(' ', force.Replaces));
    }

    [Fact]
    public void A_list_of_ended_documents_is_read_point_by_point()
    {
        var force = Find("""
                 1. Luật này có hiệu lực từ ngày 01 tháng 3 năm 2032.
                 2. Kể từ ngày Luật này có hiệu lực, các Nghị định sau đây hết hiệu lực thi hành:
                 a) Nghị định số 3/2014/NĐ-CP ngày 16 tháng 01 năm 2014 của Chính phủ quy định về vườn;
                 b) Nghị định số 5/2015/NĐ-CP ngày 12 tháng 01 năm 2015 của Chính phủ; Nghị định số 8/2018/NĐ-CP ngày 01 tháng 3
            năm 2018 của Chính phủ sửa đổi Nghị định số 5/2015/NĐ-CP;
                 c) Khoản 2 Điều 3 của Nghị định số 9/2019/NĐ-CP.
            """);

        Assert.Equal(["3/2014/NĐ-CP", "5/2015/NĐ-CP", "8/2018/NĐ-CP"], force.Replaces);
    }

    [Fact]
    public void Exceptions_are_noticed_only_where_validity_is_decided()
    {
        Assert.True(Find("     1. Luật này có hiệu lực từ ngày 01 tháng 3 năm 2032, trừ quy định tại khoản 2 Điều này.").HasExceptions);
        Assert.False(Find("     1. Luật này có hiệu lực từ ngày 01 tháng 3 năm 2032.\n     2. Rau được chia đều, trừ trường hợp có thỏa thuận khác.").HasExceptions);
    }

    [Fact]
    public void A_document_in_force_from_signing_begins_on_its_day_of_issue()
    {
        var law = Samples.Parse("     Điều 1. Thi hành\n     Quyết định này có hiệu lực kể từ ngày ký.");

        Assert.Equal(new DateOnly(2031, 1, 2), EntryIntoForce.Find(law, new DateOnly(2031, 1, 2)).From);
    }

    [Fact]
    public void A_stated_last_day_is_read()
    {
        var force = Find("     Nghị quyết này có hiệu lực từ ngày 01 tháng 3 năm 2032 đến hết ngày 31 tháng 12 năm 2033.");

        Assert.Equal(new DateOnly(2033, 12, 31), force.Until);
    }

    [Fact]
    public void An_impossible_date_is_none()
    {
        Assert.Null(Find("     Luật này có hiệu lực từ ngày 31 tháng 02 năm 2032.").From);
    }

    [Theory]
    [InlineData("1. Luật này có hiệu lực thi hành kể từ ngày ký ban hành, trừ quy định tại khoản 2 Điều này.", "2. Khoản 2 Điều 2 Luật này có hiệu lực thi hành từ ngày 01/07/2033.", "2032-06-15")]
    [InlineData("1. Luật này có hiệu lực thi hành sau 45 ngày kể từ ngày ký ban hành.", "2. Khoản 2 Điều 2 của Luật này có hiệu lực thi hành từ ngày 01 tháng 07 năm 2033.", "2032-07-30")]
    [InlineData("1. Khoản 2 Điều 2 Luật này có hiệu lực từ ngày 01/07/2033.", "2. Các quy định còn lại của Luật này có hiệu lực từ ngày 01/01/2033.", "2033-01-01")]
    [InlineData("1. Trừ quy định tại khoản 2 Điều này, Luật này có hiệu lực từ ngày 01/01/2033.", "2. Điểm a khoản 2 Điều 2, Điều 3 Luật này có hiệu lực từ ngày 01/07/2033.", "2033-01-01")]
    [InlineData("1. Luật này có hiệu lực kể từ ngày được Quốc hội thông qua.", "2. Chương II Luật này có hiệu lực từ ngày 01/07/2033.", "2032-06-15")]
    [InlineData("1. Luật này có hiệu lực kể từ ngày ký.", "2. Luật này có hiệu lực từ ngày 01/07/2033 đối với các phòng đã có luống.", "2032-06-15")]
    [InlineData("1. Chương II Luật này có hiệu lực từ ngày 01/07/2033.", "2. Tổ vườn thi hành Luật này.", null)]
    public void An_exception_never_gives_the_day_of_the_whole_document(string first, string second, string? from)
    {
        var force = Find($"     {first}\n     {second}", new DateOnly(2032, 6, 15));

        Assert.Equal(from, force.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_end_of_a_part_does_not_end_the_document()
    {
        var force = Find("     1. Luật này có hiệu lực từ ngày 01/03/2032.\n     2. Khoản 2 Điều 2 Luật này hết hiệu lực từ ngày 01/07/2033.\n     3. Điều 3 Luật này có hiệu lực từ ngày 01/07/2032 đến ngày 01/07/2034.");

        Assert.Null(force.Until);
    }

    private static EntryIntoForce Find(string body, DateOnly? issued = null) =>
        EntryIntoForce.Find(Samples.Parse("     Điều 1. Hiệu lực thi hành\n" + body), issued);
}
