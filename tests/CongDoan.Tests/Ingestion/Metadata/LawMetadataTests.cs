using CongDoan.Ingestion.Metadata;

namespace CongDoan.Tests.Ingestion.Metadata;

public sealed class LawMetadataTests
{
    private const string Body = """
             Điều 1. Phạm vi
             Nội dung.
             Điều 2. Hiệu lực thi hành
             1. Luật này có hiệu lực thi hành từ ngày 01 tháng 3 năm 2032.
             2. Luật Vườn chung số 5/2020/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.
             Luật này được Quốc hội thông qua ngày 15 tháng 9 năm 2031.
        """;

    private const string Head = """
               QUỐC HỘI              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
          Luật số: 7/2031/QH18              Độc lập - Tự do - Hạnh phúc
                                    LUẬT
                                 VƯỜN CHUNG
             Quốc hội ban hành Luật vườn chung.
        """;

    [Fact]
    public void A_law_tells_its_number_title_issuer_and_dates()
    {
        var metadata = Read("luat.pdf", Head + "\n" + Body);

        Assert.Equal("7/2031/QH18", metadata.Number);
        Assert.Equal("Luật Vườn chung", metadata.Title);
        Assert.Equal("Quốc hội", metadata.Issuer);
        Assert.Equal(new DateOnly(2031, 9, 15), metadata.Issued);
        Assert.Equal(new DateOnly(2032, 3, 1), metadata.EffectiveFrom);
        Assert.Equal(["5/2020/QH15"], metadata.Replaces);
        Assert.Equal(metadata.Issued, metadata.EditionDate);
        Assert.Empty(metadata.Warnings);
    }

    [Theory]
    [InlineData("2. Quy định tại khoản 2 Điều 1 của Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2033.", "Khoản 2 Điều 1 có hiệu lực từ 01/07/2033")]
    [InlineData("2. Chương II Luật này có hiệu lực từ ngày 01/07/2033.", "Chương II có hiệu lực từ 01/07/2033")]
    [InlineData("2. Khoản 3 Điều này có hiệu lực từ ngày 01/03/2032.", null)]
    public void A_provision_with_a_start_of_its_own_is_named_with_its_day(string exception, string? warning)
    {
        var metadata = Read("luat.pdf", Head + "\n" + Body.Replace("2. Luật Vườn chung số", exception + "\n         3. Luật Vườn chung số", StringComparison.Ordinal));

        Assert.Equal(new DateOnly(2032, 3, 1), metadata.EffectiveFrom);
        Assert.Equal(warning is null ? 0 : 1, metadata.Warnings.Count(told => warning is null || told.StartsWith(warning, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_day_of_its_own_goes_to_the_clause_that_has_it_and_to_no_other()
    {
        var body = Body.Replace("2. Luật Vườn chung số", "2. Quy định tại khoản 2 Điều 1 của Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2033.\n         3. Luật Vườn chung số", StringComparison.Ordinal);

        var partial = Read("luat.pdf", Head + "\n" + body).Partial;

        Assert.Equal(new DateOnly(2033, 7, 1), partial.From("1", "2", null));
        Assert.Null(partial.From("1", "1", null));
        Assert.Null(partial.From("2", "2", null));
    }

    [Fact]
    public void A_decree_is_called_by_what_it_regulates()
    {
        var metadata = Read("nghi-dinh.pdf", """
                   CHÍNH PHỦ               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
              Số: 8/2031/NĐ-CP                 Độc lập - Tự do - Hạnh phúc
                                            Hà Nội, ngày 17 tháng 01 năm 2031
                                      NGHỊ ĐỊNH
                     Quy định việc tưới cây ở vườn chung của khu nhà trọ
                                    và sân phơi
                 Căn cứ Luật Vườn chung;
                 Điều 1. Hiệu lực thi hành
                 Nghị định này có hiệu lực kể từ ngày 01 tháng 02 năm 2031.
            """);

        Assert.Equal("8/2031/NĐ-CP", metadata.Number);
        Assert.Equal("Quy định việc tưới cây ở vườn chung của khu nhà trọ và sân phơi", metadata.Title);
        Assert.Equal("Chính phủ", metadata.Issuer);
        Assert.Equal(new DateOnly(2031, 1, 17), metadata.Issued);
        Assert.Equal(new DateOnly(2031, 2, 1), metadata.EffectiveFrom);
    }

    [Fact]
    public void A_consolidated_text_goes_under_the_law_that_it_consolidates()
    {
        var metadata = Read("hop-nhat.pdf", """
                                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                               LUẬT
                                            VƯỜN CHUNG
                 Luật Vườn chung số 7/2031/QH18 ngày 15 tháng 9 năm 2031 của Quốc hội, có hiệu lực kể từ ngày
            01 tháng 3 năm 2032, được sửa đổi, bổ sung bởi:
                 1. Luật Sân phơi số 9/2033/QH18 ngày 16 tháng 6 năm 2033 của Quốc hội, có hiệu lực kể từ ngày 01
            tháng 01 năm 2034;
                 2. Luật Cầu thang số 3/2033/QH18 ngày 25 tháng 6 năm 2033 của Quốc hội, có hiệu lực kể từ ngày 01
            tháng 7 năm 2033.
                 Căn cứ bài tập;
            """ + "\n" + Body + """

                      VĂN PHÒNG QUỐC HỘI               XÁC THỰC VĂN BẢN HỢP NHẤT
                      Số: 12/VBHN-VPQH                 Hà Nội, ngày 15 tháng 8 năm 2033
            """);

        Assert.Equal("7/2031/QH18", metadata.Number);
        Assert.Equal("12/VBHN-VPQH", metadata.Edition);
        Assert.Equal(new DateOnly(2031, 9, 15), metadata.Issued);
        Assert.Equal(new DateOnly(2032, 3, 1), metadata.EffectiveFrom);
        Assert.Equal(new DateOnly(2034, 1, 1), metadata.EditionDate);
    }

    [Fact]
    public void Of_two_numbers_that_disagree_the_heading_wins_with_a_warning()
    {
        var metadata = Read("luat-vuon-chung-8-2031-QH18.pdf", Head + "\n" + Body);

        Assert.Equal("7/2031/QH18", metadata.Number);
        Assert.Contains(metadata.Warnings, warning => warning.Contains("8/2031/QH18", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_lost_its_heading_takes_the_file_names_number_with_a_warning()
    {
        var metadata = Read("luat-vuon-chung-7-2031-QH18.pdf", Body);

        Assert.Equal("7/2031/QH18", metadata.Number);
        Assert.Contains(metadata.Warnings, warning => warning.Contains("theo tên tệp", StringComparison.Ordinal));
        Assert.Null(Read("luat.pdf", Body).Number);
    }

    [Fact]
    public void A_day_that_cannot_be_read_is_a_warning_and_no_guess()
    {
        var metadata = Read("luat.pdf", Head + "\n     Điều 1. Phạm vi\n     Nội dung.");

        Assert.Null(metadata.EffectiveFrom);
        Assert.Null(metadata.Issued);
        Assert.Contains(metadata.Warnings, warning => warning.Contains("ngày có hiệu lực", StringComparison.Ordinal));
    }

    [Fact]
    public void The_constitution_is_numbered_by_its_year()
    {
        var metadata = Read("hien-phap.pdf", """
                                          HIẾN PHÁP
                        NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                         LỜI NÓI ĐẦU
                 Lời nói đầu.
                 Điều 1.
                 Nội dung.
                 Hiến pháp này đã được Quốc hội thông qua ngày 28 tháng 11 năm 2013.
            """);

        Assert.Equal("HP2013", metadata.Number);
        Assert.Equal("Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", metadata.Title);
    }

    private static LawMetadata Read(string fileName, params string[] pages) => LawMetadataReader.Read(Samples.Parse(pages), fileName);
}
