using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class TextSectionsTests
{
    private const string Guidance = """
          TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               Số: 38/HD-TLĐ                          Độc lập - Tự do - Hạnh phúc
                                                     Hà Nội, ngày 02 tháng 01 năm 2031

                                   HƯỚNG DẪN
                            Về việc chia luống đất trong vườn
             Thực hiện quy chế vườn chung, việc chia luống đất được hướng dẫn như sau:
             I. NGUYÊN TẮC
             1. Công khai
             Danh sách được dán ở cổng.
             2. Công bằng, ai đến trước được chia trước.
             II. CÁCH LÀM
             1. Chuẩn bị
             1.1. Tổ vườn đo luống.
             1.2. Tổ vườn lập sổ:
             a) Sổ luống gần;
             b) Sổ luống xa.
             2. Hướng dẫn này có hiệu lực sau 45 ngày kể từ ngày ký và thay thế Hướng dẫn số 3/HD-TLĐ ngày 01 tháng 3 năm 2020.

        Nơi nhận:                                   TM. ĐOÀN CHỦ TỊCH
        - Các tổ vườn;                              CHỦ TỊCH
        """;

    [Fact]
    public void A_text_without_articles_is_divided_by_its_own_numbers()
    {
        var law = Split(Guidance);

        var passages = LawPassages.Of(law);
        Assert.Equal(["Nội dung", "I.1", "I.2", "II.1.1", "II.1.2", "II.2"], passages.Select(passage => passage.Section));
        Assert.Equal("1. Công khai\nDanh sách được dán ở cổng.", passages[1].Text);
        Assert.Equal(("1. Công khai", "I. NGUYÊN TẮC"), (passages[1].Heading, passages[1].Chapter));
        Assert.Equal("1.2. Tổ vườn lập sổ:\na) Sổ luống gần;\nb) Sổ luống xa.", passages[4].Text);
        Assert.Contains(law.Tail, paragraph => paragraph.Text.StartsWith("Nơi nhận", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_number_title_dates_and_what_it_replaces_are_read()
    {
        var metadata = LawMetadataReader.Read(Parse(Guidance), "tep.pdf");

        Assert.Equal(("38/HD-TLĐ", "Về việc chia luống đất trong vườn"), (metadata.Number, metadata.Title));
        Assert.Equal((new DateOnly(2031, 1, 2), new DateOnly(2031, 2, 16)), (metadata.Issued!.Value, metadata.EffectiveFrom!.Value));
        Assert.Equal(["3/HD-TLĐ"], metadata.Replaces);
    }

    [Fact]
    public void One_line_items_are_pieces_and_not_headings()
    {
        var sections = TextSections.Of([Line("1. Thợ lặn"), Line("2. Thợ hàn"), Line("3. Thợ mỏ")]);

        Assert.Equal([("1", "1. Thợ lặn"), ("2", "2. Thợ hàn"), ("3", "3. Thợ mỏ")], sections.Select(section => (section.Label!, section.Text)));
    }

    [Fact]
    public void A_long_text_without_numbers_is_cut_between_paragraphs_and_loses_nothing()
    {
        var paragraphs = Enumerable.Range(0, 40).Select(index => Line($"Đoạn {index} {new string('x', 300)}")).ToList();

        var sections = TextSections.Of(paragraphs);

        Assert.True(sections.Count > 1);
        Assert.All(sections, section => Assert.InRange(section.Text.Length, 1, 4_400));
        Assert.Equal(string.Join('\n', paragraphs.Select(paragraph => paragraph.Text)), string.Join('\n', sections.Select(section => section.Text)));
    }

    private static LawStructure Split(string page)
    {
        var law = Parse(page);
        return SectionedText.Split(law, LawTitle.Find(law, null).End);
    }

    private static LawStructure Parse(string page) => LawParser.Parse(PageFurniture.Separate(new SourceText([page], "pdf")));

    private static Paragraph Line(string text) => new(text, false, false);
}
