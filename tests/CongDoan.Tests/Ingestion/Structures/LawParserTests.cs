namespace CongDoan.Tests.Ingestion.Structures;

public sealed class LawParserTests
{
    [Fact]
    public void An_article_has_its_title_its_lead_and_its_clauses()
    {
        var law = Samples.Parse("""
                 Điều 1. Quyền của người làm vườn trong khu nhà trọ có từ hai mươi phòng trở lên và có
            tổ vườn
                 Người làm vườn có các quyền sau đây, trừ ngày nghỉ theo thông báo của tổ vườn gửi từ tuần
            trước:
                 1. Được nhận luống đất;
                 2. Được nghỉ tưới khi trời mưa.
            """);

        var article = Assert.Single(law.Articles);
        Assert.Equal("Quyền của người làm vườn trong khu nhà trọ có từ hai mươi phòng trở lên và có tổ vườn", article.Title);
        Assert.Equal(["Người làm vườn có các quyền sau đây, trừ ngày nghỉ theo thông báo của tổ vườn gửi từ tuần trước:"], article.Lead);
        Assert.Equal(["1. Được nhận luống đất;", "2. Được nghỉ tưới khi trời mưa."], article.Clauses.Select(clause => clause.Text));
    }

    [Fact]
    public void A_number_at_the_start_of_a_wrapped_line_is_no_clause()
    {
        var law = Samples.Parse("""
                 Điều 1. Phạm vi
                 1. Việc trồng rau theo danh mục đã lập từ trước ở khu nhà trọ này và theo khoản 4 Điều
            2. Việc tưới cây thuộc về người khác, ngày ghi trong sổ của tổ vườn vẫn là ngày 30 tháng 6 năm
            2025. Sổ do tổ trưởng giữ trong suốt mùa vụ và chỉ được mở ra khi có mặt của ít nhất là
            3. người.
                 2. Tiền quỹ không quá
            5.000.000 đồng.
            """);

        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Equal("2. Tiền quỹ không quá 5.000.000 đồng.", law.Articles[0].Clauses[1].Text);
    }

    [Fact]
    public void A_year_at_the_start_of_a_paragraph_is_no_clause()
    {
        var law = Samples.Parse("""
                 Điều 1. Phạm vi
                 1. Mùa vụ thứ nhất.
                 2025. là năm đầu.
                 2. Mùa vụ thứ hai.
            """);

        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Contains("2025. là năm đầu.", law.Articles[0].Clauses[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_follow_the_Vietnamese_alphabet()
    {
        var law = Samples.Parse("""
                 Điều 1. Công cụ
                 1. Công cụ gồm:
                 a) Cuốc;
                 b) Xẻng;
                 c) Bình tưới;
                 d) Dao;
                 đ) Kéo;
                 e) Găng tay;
                 g) Ủng.
                 f) không phải là điểm.
            """);

        var clause = Assert.Single(law.Articles[0].Clauses);
        Assert.Equal(["a", "b", "c", "d", "đ", "e", "g"], clause.Points.Select(point => point.Letter));
        Assert.Empty(law.Warnings);
    }

    [Fact]
    public void Articles_and_clauses_inserted_later_keep_their_letters()
    {
        var law = Samples.Parse("""
                 Điều 1. Một
                 1. Khoản một.
                 1a. Khoản chèn.
                 2. Khoản hai.
                 Điều 1a. Chèn
                 Nội dung chèn.
                 Điều 2. Hai
                 Nội dung hai.
            """);

        Assert.Equal(["1", "1a", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal(["1", "1a", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
    }

    [Fact]
    public void Sub_points_belong_to_the_point_that_introduces_them_and_inserted_points_do_not()
    {
        var law = Samples.Parse("""
                 Điều 1. Hồ sơ
                 1. Hồ sơ gồm:
                 a) Đơn, trong đó:
                 a1) Họ tên;
                 a2) Số phòng;
                 b) Ảnh;
                 b1) Bản sao, chèn sau này;
                 c) Lời hứa.
            """);

        Assert.Equal(["a", "b", "b1", "c"], law.Articles[0].Clauses[0].Points.Select(point => point.Letter));
        Assert.Equal("a) Đơn, trong đó:\na1) Họ tên;\na2) Số phòng;", law.Articles[0].Clauses[0].Points[0].Text);
    }

    [Fact]
    public void Articles_quoted_from_another_law_are_text()
    {
        var law = Samples.Parse("""
                 Điều 1. Sửa đổi luật khác
                 1. Sửa đổi Điều 9 như sau:
                 “Điều 2. Sân phơi
                 1. Dùng chung.
                 2. Khóa cửa lúc 22 giờ.
                 Điều 3. Cầu thang
                 Không để xe.”.
                 2. Bãi bỏ Điều 10.
                 Điều 2. Thi hành
                 Thi hành ngay.
            """);

        Assert.Equal(["1", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal("Thi hành", law.Articles[1].Title);
        Assert.Equal(["1", "2"], law.Articles[0].Clauses.Select(clause => clause.Number));
        Assert.Contains("Điều 3. Cầu thang", law.Articles[0].Clauses[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_without_its_partner_hides_nothing()
    {
        var law = Samples.Parse("""
                 Điều 1. Tên gọi
                 Tổ vườn gọi tắt là “tổ.
                 Điều 2. Việc
                 1. Trồng.
                 2. Tưới.
            """);

        Assert.Equal(["1", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal(2, law.Articles[1].Clauses.Count);
    }

    [Fact]
    public void The_next_chapter_is_not_swallowed_by_the_article_above_it()
    {
        var law = Samples.Parse("""
                                        Chương I
                                  QUY ĐỊNH CHUNG VỀ VIỆC
                                   TRỒNG VÀ TƯỚI
                 Điều 1. Một
                 Nội dung một.
                                        Chương II
                                    THU HOẠCH
                                        Mục 1
                                    THU HOẠCH RAU
                 Điều 2. Hai
                 Nội dung hai, theo Chương III và theo
            Chương IV Luật này.
                                    Mục 2. THU HOẠCH QUẢ
                 Điều 3. Ba
                 Nội dung ba.
            """);

        Assert.Equal("Chương I. QUY ĐỊNH CHUNG VỀ VIỆC TRỒNG VÀ TƯỚI", law.Articles[0].Chapter);
        Assert.Equal("Nội dung một.", law.Articles[0].Text);
        Assert.Equal("Chương II. THU HOẠCH\nMục 1. THU HOẠCH RAU", law.Articles[1].Chapter);
        Assert.Equal("Nội dung hai, theo Chương III và theo Chương IV Luật này.", law.Articles[1].Text);
        Assert.Equal("Chương II. THU HOẠCH\nMục 2. THU HOẠCH QUẢ", law.Articles[2].Chapter);
    }

    [Fact]
    public void What_follows_the_last_article_is_no_part_of_it()
    {
        var law = Samples.Parse("""
                 Điều 1. Thi hành
                 1. Thi hành ngay.

            Nơi nhận:                                   TM. TỔ VƯỜN
            - Các phòng;                                TỔ TRƯỞNG
                                        PHỤ LỤC
                 Điều 1. Mẫu đơn
                 2. Không phải khoản.
            """);

        var article = Assert.Single(law.Articles);
        Assert.Equal("1. Thi hành ngay.", article.Text);
        Assert.Contains(law.Appendices, appendix => appendix.Paragraphs.Any(paragraph => paragraph.Text.Contains("Mẫu đơn", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_missing_article_is_reported_and_a_far_number_is_text()
    {
        var law = Samples.Parse("""
                 Điều 1. Một
                 Nội dung.
                 Điều 3. Ba
                 Nội dung.
                 Điều 30. Xa
                 Nội dung.
            """);

        Assert.Equal(["1", "3"], law.Articles.Select(article => article.Number));
        Assert.Contains("Điều 30. Xa", law.Articles[1].Text, StringComparison.Ordinal);
        Assert.Contains(law.Warnings, warning => warning.Contains("Sau Điều 1 là Điều 3", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_keeps_its_rows()
    {
        var law = Samples.Parse("""
                 Điều 1. Mức góp
                 1. Mức góp như sau:
                     Phòng                Mức góp một tháng
                     Phòng nhỏ                    10.000
                     Phòng lớn                    20.000
                 2. Góp trước ngày 05.
            """);

        Assert.Equal(
            "1. Mức góp như sau:\nPhòng | Mức góp một tháng\nPhòng nhỏ | 10.000\nPhòng lớn | 20.000",
            law.Articles[0].Clauses[0].Text);
    }
}
