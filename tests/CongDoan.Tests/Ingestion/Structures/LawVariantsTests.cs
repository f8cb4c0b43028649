namespace CongDoan.Tests.Ingestion.Structures;

/// <summary>How laws of other years and offices are set.</summary>
public sealed class LawVariantsTests
{
    [Fact]
    public void Inserted_articles_clauses_and_points_keep_their_letters()
    {
        var law = Samples.Parse("""
                 Điều 12. Luống đất
                 1. Luống gần.
                 1a. Luống giữa gồm:
                 a) Luống cải;
                 a1) Luống hành;
                 b) Luống tỏi.
                 2. Luống xa.
            """.Replace("Điều 12.", "Điều 1.", StringComparison.Ordinal) + """

                 Điều 1a. Luống thêm
                 Nội dung.
                 Điều 1b. Luống nữa
                 Nội dung.
                 Điều 2. Giếng
                 Nội dung.
            """);

        Assert.Equal(["1", "1a", "1b", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal(["1", "1a", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Equal(["a", "a1", "b"], law.Articles[0].Clauses[1].Points.Select(point => point.Letter));
    }

    [Fact]
    public void D_and_crossed_d_are_two_points()
    {
        var law = Samples.Parse("""
                 Điều 1. Công cụ
                 a) Cuốc;
                 b) Xẻng;
                 c) Liềm;
                 d) Gầu;
                 đ) Thùng;
                 e) Dây.
            """);

        Assert.Equal(["a", "b", "c", "d", "đ", "e"], law.Articles[0].Points.Select(point => point.Letter));
    }

    [Theory]
    [InlineData("Phần thứ nhất", "QUY ĐỊNH CHUNG", "Phần thứ nhất. QUY ĐỊNH CHUNG")]
    [InlineData("PHẦN THỨ MƯỜI HAI", "QUY ĐỊNH CHUNG", "Phần THỨ MƯỜI HAI. QUY ĐỊNH CHUNG")]
    [InlineData("Phần II", "QUY ĐỊNH CHUNG", "Phần II. QUY ĐỊNH CHUNG")]
    [InlineData("Chương IV. Quy định về luống đất", "", "Chương IV. Quy định về luống đất")]
    [InlineData("Tiểu mục 2. LUỐNG HOA", "", "Tiểu mục 2. LUỐNG HOA")]
    public void Headings_are_read_in_capitals_and_in_reading_case(string first, string second, string chapter)
    {
        var law = Samples.Parse($"                                  {first}\n                                {second}\n     Điều 1. Luống đất\n     Nội dung.");

        Assert.Equal(chapter, law.Articles[0].Chapter);
    }

    [Fact]
    public void The_end_of_a_sentence_that_names_a_chapter_is_no_heading()
    {
        var law = Samples.Parse("""
                 Điều 1. Luống đất
                 1. Việc chia luống theo quy định tại Chương II và
                 Chương IV. Nghị định này không áp dụng.
                 2. Luống xa.
            """);

        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
    }

    [Fact]
    public void A_clause_that_begins_on_a_new_page_in_mid_sentence_of_another_is_found()
    {
        var law = Samples.Parse("""
                 Điều 1. Luống đất
                 1. Luống gần giếng được chia cho người thuê phòng lâu năm nhất, sau đó đến người thuê
            phòng mới theo thứ tự
                                              7
            """, """
            ghi trong sổ của tổ vườn.
                 2. Luống xa giếng được chia cho người còn lại.
            """);

        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.EndsWith("theo thứ tự ghi trong sổ của tổ vườn.", law.Articles[0].Clauses[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_number_that_was_printed_twice_loses_no_words_and_no_other_clause()
    {
        var law = Samples.Parse("""
                 Điều 1. Luống đất
                 1. Luống gần.
                 2. Luống giữa.
                 2. Luống cạnh rào.
                 3. Luống xa.
                 5. Luống hoa.
            """);

        Assert.Equal(["1", "2", "3", "5"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Contains("2. Luống cạnh rào.", law.Articles[0].Clauses[1].Text, StringComparison.Ordinal);
        Assert.Contains(law.Warnings, warning => warning.Contains("sau khoản 3 là khoản 5", StringComparison.Ordinal));
    }
}
