using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge.Library;

namespace CongDoan.Tests.Ingestion.Metadata;

public sealed class AmendmentReaderTests
{
    private const string Title = "     Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 5/2020/NĐ-CP ngày 01 tháng 3 năm 2020\n";

    [Theory]
    [InlineData("1. Sửa đổi, bổ sung khoản 2 Điều 4 như sau:", "4/2 amended")]
    [InlineData("1. Sửa đổi, bổ sung Điều 4 như sau:", "4 amended")]
    [InlineData("1. Sửa đổi, bổ sung điểm b khoản 1 và khoản 3 Điều 4 như sau:", "4/1/b amended, 4/3 amended")]
    [InlineData("1. Sửa đổi khoản 1, bổ sung khoản 1a vào sau khoản 1 Điều 8 như sau:", "8/1 amended, 8/1a supplemented")]
    [InlineData("1. Bổ sung Điều 12a vào sau Điều 12 như sau:", "12a supplemented")]
    [InlineData("1. Bổ sung khoản 3a vào sau khoản 3 Điều 5 như sau:", "5/3a supplemented")]
    [InlineData("1. Bổ sung điểm đ vào sau điểm d khoản 2 Điều 5 như sau:", "5/2/đ supplemented")]
    [InlineData("1. Bãi bỏ điểm c, d, đ khoản 5 và điểm g khoản 6 Điều 30.", "30/5/c repealed, 30/5/d repealed, 30/5/đ repealed, 30/6/g repealed")]
    [InlineData("1. Bãi bỏ các điều 5, 6 và 7.", "5 repealed, 6 repealed, 7 repealed")]
    [InlineData("1. Bãi bỏ Điều 5, khoản 2 Điều 6 và Điều 9.", "5 repealed, 6/2 repealed, 9 repealed")]
    [InlineData("1. Bãi bỏ từ Điều 5 đến Điều 8.", "5 repealed, 6 repealed, 7 repealed, 8 repealed")]
    [InlineData("1. Thay thế cụm từ “người trồng tại Điều 3” bằng cụm từ “người làm vườn” tại khoản 1 Điều 5 và Điều 9.", "5/1 amended, 9 amended")]
    [InlineData("1. Bãi bỏ cụm từ “và tưới” tại điểm a khoản 2 Điều 6.", "6/2/a amended")]
    [InlineData("1. Sửa đổi tên Điều 7 như sau:", "")]
    public void An_order_names_what_it_touches(string order, string expected)
    {
        var read = Read($"{Title}     {order}\n     “Chữ mới.”.");

        Assert.Equal(expected, Show(read));
        Assert.All(read.Amends, amendment => Assert.Equal("5/2020/NĐ-CP", amendment.Document));
    }

    [Fact]
    public void Lines_inherit_the_article_of_the_line_above()
    {
        var read = Read(Title + """
                 1. Sửa đổi, bổ sung một số điểm, khoản của Điều 3 như sau:
                 a) Sửa đổi, bổ sung khoản 5 như sau:
                 “5. Người làm vườn là người tưới cây theo Điều 7 của Nghị định số 8/2019/NĐ-CP.”;
                 b) Bãi bỏ khoản 6.
                 2. Sửa đổi, bổ sung một số khoản của Điều 14 như sau:
                 “2. Luống rau gồm luống gần và luống xa.
                 a) Luống gần;
                 3. Luống hoa.”.
            """);

        Assert.Equal("3/5 amended, 3/6 repealed, 14/2 amended", Show(read));
    }

    [Fact]
    public void A_law_named_without_its_number_is_the_one_that_the_text_numbers_elsewhere()
    {
        var read = Read("""
                 Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Vườn số 5/2020/QH14, Luật Giếng số 6/2021/QH15.
                 Điều 1. Sửa đổi, bổ sung một số điều của Luật Vườn
                 1. Sửa đổi, bổ sung khoản 2 Điều 4 như sau:
                 “2. Chữ mới.”.
                 Điều 2. Sửa đổi, bổ sung một số điều của Luật Giếng
                 Bãi bỏ Điều 9.
                 Điều 3. Sửa đổi, bổ sung một số điều của Luật Rào
                 Bãi bỏ Điều 2.
            """);

        Assert.Equal(["5/2020/QH14", "6/2021/QH15"], read.Amends.Select(amendment => amendment.Document));
        Assert.Equal(["Bãi bỏ Điều 2."], read.Unread);
    }

    [Fact]
    public void The_closing_article_ends_parts_of_several_documents()
    {
        var read = Read("""
                 Điều 1. Hiệu lực thi hành
                 1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2032.
                 2. Bãi bỏ điểm a khoản 1 Điều 5 của Nghị định số 7/2019/NĐ-CP ngày 01 tháng 2 năm 2019; khoản 3 Điều 8 của Nghị định số 9/2019/NĐ-CP đã được sửa đổi, bổ sung tại Điều 2 của Nghị định số 1/2021/NĐ-CP.
                 3. Khoản 4 Điều 84 của Luật Vườn số 5/2020/QH14 hết hiệu lực kể từ ngày Nghị định này có hiệu lực.
                 4. Nghị định số 2/2018/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.
            """);

        Assert.Equal(
            ["7/2019/NĐ-CP 5/1/a repealed", "9/2019/NĐ-CP 8/3 repealed", "5/2020/QH14 84/4 repealed"],
            read.Amends.Select(amendment => $"{amendment.Document} {Show(amendment)}"));
    }

    [Fact]
    public void An_ordinary_law_that_speaks_of_changing_things_amends_nothing()
    {
        var read = Read("""
                 Điều 1. Sửa đổi hợp đồng
                 1. Sửa đổi, bổ sung hợp đồng thuê luống theo khoản 2 Điều 5 của Nghị định số 7/2019/NĐ-CP.
                 2. Bãi bỏ thỏa thuận trái quy định tại khoản 1 Điều này.
                 3. Bổ sung khoản 2 Điều này vào sổ của tổ vườn.
            """);

        Assert.Empty(read.Amends);
    }

    [Fact]
    public void A_provision_with_a_day_of_its_own_takes_effect_on_it()
    {
        var read = Read(Title + """
                 1. Bãi bỏ Điều 4.
                 2. Bãi bỏ Điều 5.
                 Điều 2. Hiệu lực thi hành
                 1. Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2032, trừ quy định tại khoản 2 Điều này.
                 2. Khoản 2 Điều 1 của Nghị định này có hiệu lực từ ngày 01 tháng 9 năm 2032.
            """);

        Assert.Equal([null, new DateOnly(2032, 9, 1)], read.Amends.Select(amendment => amendment.From));
    }

    [Fact]
    public void New_text_whose_quotation_mark_is_lost_is_still_no_article_of_the_amending_law()
    {
        var law = Samples.Parse(Title + """
                 1. Sửa đổi, bổ sung Điều 2 như sau:
                 “Điều 2. Người làm vườn
                 1. Người thuê phòng.
                 2. Sửa đổi, bổ sung Điều 3 như sau:
                 “Điều 3. Luống đất
                 1. Luống gần.”.
                 3. Sửa đổi, bổ sung Điều 4 như sau:
                 Điều 4. Giếng nước
                 1. Giếng đào.”.
                 Điều 2. Hiệu lực thi hành
                 Nghị định này có hiệu lực từ ngày 01 tháng 3 năm 2032.
            """);

        Assert.Equal(["1", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal("Hiệu lực thi hành", law.Articles[1].Title);
        Assert.Equal(["1", "2", "3"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Equal("2 amended, 3 amended, 4 amended", Show(AmendmentReader.Read(law, PartialForce.Find(law))));
    }

    private static Amendments Read(string page)
    {
        var law = Samples.Parse(page);
        return AmendmentReader.Read(law, PartialForce.Find(law));
    }

    private static string Show(Amendments read) => string.Join(", ", read.Amends.Select(Show));

    private static string Show(AmendmentDraft amendment) =>
        $"{string.Join('/', new[] { amendment.Article, amendment.Clause, amendment.Point }.OfType<string>())} {amendment.Kind.ToString().ToLowerInvariant()}";
}
