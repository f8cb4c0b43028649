using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class AttachedTextTests
{
    private const string Cover = """
          TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM           CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
               Số: 77/QĐ-TLĐ                          Độc lập - Tự do - Hạnh phúc
                                                     Hà Nội, ngày 02 tháng 01 năm 2031

                                   QUYẾT ĐỊNH
                           Về việc ban hành quy chế vườn chung
             Điều 1. Ban hành kèm theo Quyết định này Quy chế vườn chung.
             Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

        Nơi nhận:                                   TM. ĐOÀN CHỦ TỊCH
        """;

    private const string Regulations = """
                                   QUY CHẾ
                              VƯỜN CHUNG CỦA KHU NHÀ TRỌ
                      (Ban hành kèm theo Quyết định số 77/QĐ-TLĐ ngày 02 tháng 01 năm 2031)

                                  Chương I
                              QUY ĐỊNH CHUNG
             Điều 1. Phạm vi
             Quy chế này áp dụng cho vườn chung.
             Điều 2. Người làm vườn
             1. Người thuê phòng được nhận luống đất.
             2. Người nhận luống đất phải tưới cây.
        """;

    [Fact]
    public void Regulations_put_into_force_by_a_decision_are_cited_by_their_own_articles()
    {
        var law = AttachedText.Promote(Samples.Parse(Cover, Regulations));

        Assert.Equal(["1", "2"], law.Articles.Select(article => article.Number));
        Assert.Equal("Người làm vườn", law.Articles[1].Title);
        Assert.Equal("Chương I. QUY ĐỊNH CHUNG", law.Articles[0].Chapter);
        var passages = LawPassages.Of(law);
        Assert.Contains(passages, passage => passage is { Article: "2", Clause: "2" });
        Assert.Contains(passages, passage => passage.Section == "Quyết định ban hành, Điều 2");
    }

    [Fact]
    public void Regulations_without_a_signature_between_are_no_part_of_the_decision()
    {
        var cover = Cover[..Cover.IndexOf("Nơi nhận", StringComparison.Ordinal)];

        var law = Samples.Parse(cover, Regulations);

        Assert.Equal(2, law.Articles.Count);
        Assert.Equal("Quyết định này có hiệu lực kể từ ngày ký.", law.Articles[1].Title);
        Assert.True(Assert.Single(law.Appendices).IsRegulations);
    }

    [Fact]
    public void The_decision_says_number_and_validity()
    {
        var metadata = LawMetadataReader.Read(Samples.Parse(Cover, Regulations), "tep.pdf");

        Assert.Equal(("77/QĐ-TLĐ", new DateOnly(2031, 1, 2), "vn"), (metadata.Number, metadata.EffectiveFrom!.Value, metadata.Unit));
        Assert.Equal("Tổng Liên đoàn Lao động Việt Nam", metadata.Issuer);
    }

    [Fact]
    public void The_unions_statutes_are_named_by_their_term()
    {
        var statutes = Regulations
            .Replace("QUY CHẾ", "ĐIỀU LỆ", StringComparison.Ordinal)
            .Replace("VƯỜN CHUNG CỦA KHU NHÀ TRỌ", "CÔNG ĐOÀN VIỆT NAM (KHÓA XIX)", StringComparison.Ordinal);

        var metadata = LawMetadataReader.Read(Samples.Parse(Cover, statutes), "tep.pdf");

        Assert.Equal("Điều lệ khóa XIX", metadata.Number);
    }
}
