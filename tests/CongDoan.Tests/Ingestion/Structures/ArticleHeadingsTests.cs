using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

/// <summary>Which lines begin an article when numbers are missing, and which only look so.</summary>
public sealed class ArticleHeadingsTests
{
    [Fact]
    public void Articles_behind_a_lost_page_are_kept_and_the_missing_ones_are_named()
    {
        var law = Parse("Điều 1. Một", "Nội dung một.", "Điều 2. Hai", "Nội dung hai.", "Điều 7. Bảy", "Nội dung bảy.", "Chương II", "THU HOẠCH", "Điều 8. Tám", "Nội dung tám.");

        Assert.Equal(["1", "2", "7", "8"], Numbers(law));
        Assert.Equal("Nội dung hai.", law.Articles[1].Text);
        Assert.Empty(law.Tail);
        Assert.Contains(law.Warnings, warning => warning.Contains("thiếu Điều 3 đến 6", StringComparison.Ordinal));
    }

    [Fact]
    public void The_closing_article_behind_a_lost_page_is_kept_though_it_stands_alone()
    {
        var law = Parse("Điều 1. Một", "Nội dung một.", "Điều 2. Hai", "Nội dung hai.", "Điều 9. Hiệu lực thi hành", "Luật này có hiệu lực từ ngày 01 tháng 3 năm 2032.");

        Assert.Equal(["1", "2", "9"], Numbers(law));
    }

    [Fact]
    public void Articles_cited_without_marks_amid_the_own_ones_are_text_and_are_reported()
    {
        var law = Parse("Điều 1. Một", "Sửa Luật Vườn như sau:", "Điều 27. Giếng", "Dùng chung.", "Điều 28. Rào", "Cao một mét.", "Điều 2. Hai", "Nội dung hai.");

        Assert.Equal(["1", "2"], Numbers(law));
        Assert.Contains("Điều 28. Rào", law.Articles[0].Text, StringComparison.Ordinal);
        Assert.Contains(law.Warnings, warning => warning.Contains("Điều 27. Giếng", StringComparison.Ordinal));
    }

    [Fact]
    public void An_extract_has_its_own_articles_and_says_where_it_begins()
    {
        var law = Parse("LUẬT", "VƯỜN CHUNG", "Quốc hội ban hành Luật Vườn chung.", "TRÍCH", "Điều 16. Giếng", "1. Dùng chung.", "2. Đậy nắp.", "Điều 17. Rào", "Cao một mét.", "Điều 30. Cổng", "Khóa lúc 22 giờ.");

        Assert.Equal(["16", "17", "30"], Numbers(law));
        Assert.Equal(2, law.Articles[0].Clauses.Count);
        Assert.Contains(law.Warnings, warning => warning.Contains("chỉ có từ Điều 16", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("I. MỤC ĐÍCH", "Thi hành Luật Vườn.", "II. NỘI DUNG", "Điều 16. Giếng", "Dùng chung.", "Điều 17. Rào", "Cao một mét.")]
    [InlineData("Luật Vườn quy định như sau:", "Điều 16. Giếng", "Dùng chung.", "Do đó tổ vườn trả lời như trên.")]
    public void A_document_without_articles_of_its_own_only_cites_them(params string[] lines) => Assert.Empty(Parse(lines).Articles);

    [Theory]
    [InlineData("hồ sơ theo quy định tại", "Điều 5. của Luật này, tổ vườn phải trả lời.")]
    [InlineData("hồ sơ theo quy định tại", "Điều 5. Luật này, tổ vườn phải trả lời.")]
    [InlineData("hồ sơ theo quy định của Điều 4,", "Điều 5. Luật này được trả lời.")]
    [InlineData("hồ sơ theo mẫu của", "Điều 4. Tổ vườn phải trả lời.")]
    [InlineData("hồ sơ nêu ở", "Điều 4. thì phải trả lời.")]
    public void A_wrapped_reference_is_no_heading(string before, string wrapped)
    {
        var law = Parse("Điều 1. Một", "Nội dung.", "Điều 2. Hai", "Nội dung.", "Điều 3. Ba", "1. Trong thời hạn nhận đủ " + before, wrapped, "Điều 3a. Thêm", "Nội dung.", "Điều 4. Bốn", "Nội dung.", "Điều 5. Năm", "Nội dung.");

        Assert.Equal(["1", "2", "3", "3a", "4", "5"], Numbers(law));
        Assert.Contains(wrapped, law.Articles[2].Clauses[0].Text, StringComparison.Ordinal);
        Assert.Empty(law.Warnings);
    }

    [Theory]
    [InlineData("Điều 1 - Một", "Điều 2 – Hai", "1.", "2.", "a)", "b)")]
    [InlineData("Điều 1. Một", "Điều 2. Hai", "1/", "2/", "a.", "b.")]
    [InlineData("Điều 1. Một", "Điều 2. Hai", "Khoản 1.", "Khoản 2:", "a/", "b/")]
    public void Markers_of_other_offices_are_read(string one, string two, string first, string second, string a, string b)
    {
        var law = Parse(one, $"{first} Công cụ gồm:", $"{a} Cuốc;", $"{b} Xẻng.", $"{second} Nước giếng, không quá", "1/2 thùng.", two, "Theo Điều 1 và", "Điều 2 - Điều 4 của quy ước cũ.");

        Assert.Equal(["1", "2"], Numbers(law));
        Assert.Equal("Hai", law.Articles[1].Title);
        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Equal(["a", "b"], law.Articles[0].Clauses[0].Points.Select(point => point.Letter));
        Assert.Empty(law.Warnings);
    }

    [Fact]
    public void Clauses_behind_a_lost_page_are_reported()
    {
        var law = Parse("Điều 1. Một", "1. Luống gần.", "7. Luống xa.", "8. Luống hoa.");

        Assert.Contains(law.Warnings, warning => warning.Contains("sau khoản 1 có dòng đánh số 7", StringComparison.Ordinal));
    }

    private static LawStructure Parse(params string[] lines) => LawParser.Parse(lines.Select(line => new Paragraph(line, false, false)).ToList());

    private static IEnumerable<string> Numbers(LawStructure law) => law.Articles.Select(article => article.Number);
}
