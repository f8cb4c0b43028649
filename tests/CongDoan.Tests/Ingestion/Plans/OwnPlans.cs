using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Tests.Ingestion.Plans;

/// <summary>Small plans of our own; none of them is a real one.</summary>
internal static class OwnPlans
{
    /// <summary>A whole plan with every level, broken lines, a footnote and a signature.</summary>
    public const string Garden =
        """
        LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU
        Số: **15** /KH - LĐLĐ
        Lai Châu, ngày **03** tháng 2 năm 2031

        ## **KẾ HOẠCH** **Chăm vườn chung giai đoạn 2031 - 2035**

        Thực hiện Kế hoạch số 90/KH-TLĐ ngày 05/01/2031 của cấp trên về chăm vườn, cơ quan ban hành kế hoạch như sau:

        ### **I. MỤC TIÊU**

        #### **1. Mục tiêu chung:**

        - Mọi nhà trọ đều có chỗ trồng rau sạch cho công
        nhân thuê trọ cùng chăm sóc.
        · Mỗi khu trọ giao cho công đoàn cơ

        sở trông coi một luống rau.[footnoteRef:1] [1: Theo lời cụ trưởng xóm.]

        #### **2. Chỉ tiêu**

        - Hằng năm có 77% khu trọ tham gia. kroo
        - Đến năm 2035 xây 12 vườn mẫu:
        + Sáu vườn ở phía Bắc.
        + Sáu vườn ở phía Nam.

        ### **II. VIỆC PHẢI LÀM**

        ### **1. Làm đất**

        [bookmark: bookmark7]- Xới đất trước mùa mưa.

        ### **2. Gieo hạt**

        Việc gieo hạt gồm các bước sau:
        - Ngâm hạt một đêm.
        - Gieo thưa, tưới nhẹ.

        ### **2. Thu hoạch**

        #### **2.1. Rau lá**

        - Cắt buổi sáng.

        Rau héo được trả lại cho đất.

        **Nơi nhận:**

        - Các khu trọ;
        - Lưu VP.

        **TM. BAN THƯỜNG VỤ
        CHỦ TỊCH**

        **Trần Văn Vườn**
        """;

    public static async Task<IngestedFile> ReadAsync(string text, PublishOptions? options = null, Ingestor? ingestor = null) =>
        await (ingestor ?? IngestionServices.CreateIngestor(TimeProvider.System)).UnderstandAsync(
            new SourceFile("ke-hoach.txt", "ke-hoach.txt"), new SourceText([text], "text"), options ?? new PublishOptions(), CancellationToken.None);
}
