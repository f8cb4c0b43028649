using CongDoan.Knowledge.Triage;

namespace CongDoan.Tests.Knowledge.Triage;

/// <summary>Matters that only people may answer.</summary>
public sealed class DisputeTests
{
    [Theory]
    [InlineData("cả xưởng em đang đình công")]
    [InlineData("sáng mai tụi em đình công lúc 7h")]
    [InlineData("anh em định nghỉ việc tập thể vào thứ hai")]
    [InlineData("công nhân bên em đang lãn công đòi tăng lương")]
    [InlineData("mọi người rủ nhau ngừng việc phản đối cắt thưởng")]
    [InlineData("Gửi giúp tôi tin này cho tất cả đoàn viên: sáng mai nghỉ việc tập thể lúc 7h.")]
    [InlineData("hơn 200 công nhân tụ tập ngoài cổng, cả công ty không làm việc")]
    [InlineData("tụi em muốn đình công, phải làm sao")]
    [InlineData("ca xuong dang dinh cong roi")]
    [InlineData("kêu gọi mọi người bãi công ngày mai")]
    [InlineData("tụi em ngưng việc từ sáng tới giờ rồi")]
    [InlineData("công nhân kéo ra cổng đông lắm, đòi tăng lương")]
    [InlineData("ngày mai cả chuyền 3 nghỉ hết để phản đối")]
    [InlineData("anh em tính lãn công tuần sau")]
    [InlineData("500 người đang đứng ngoài cổng không chịu vào làm")]
    [InlineData("tui em dinh dinh cong sang mai")]
    public void A_strike_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.Strike, text);

    [Theory]
    [InlineData("công ty nợ lương cả xưởng 3 tháng")]
    [InlineData("chủ bỏ trốn nợ lương 200 công nhân")]
    [InlineData("hơn 100 người chưa được trả lương tháng này")]
    [InlineData("toàn bộ công nhân chưa nhận được lương 2 tháng rồi")]
    [InlineData("giám đốc ôm tiền bỏ trốn rồi")]
    [InlineData("công ty chúng em nợ lương tụi em 2 tháng nay")]
    [InlineData("cty no luong ca xuong 3 thang")]
    [InlineData("200 công nhân bị quỵt lương")]
    [InlineData("công ty khất lương anh em công nhân mấy tháng liền")]
    [InlineData("sáng nay tới xưởng thì chủ đã dọn sạch máy, 80 anh em chưa có lương")]
    [InlineData("cả tổ em 2 tháng nay chưa ai có lương")]
    [InlineData("giám đốc người Đài Loan trốn về nước, nợ lương mấy trăm công nhân")]
    [InlineData("chúng tôi 40 người bị chủ thầu quỵt tiền công")]
    [InlineData("xưởng đóng cửa nợ lương tất cả mọi người")]
    public void Unpaid_wages_of_many_are_seen(string text) =>
        TriageAssert.IsKind(TriageKind.MassUnpaidWages, text);

    [Theory]
    [InlineData("em báo công đoàn xong bị tổ trưởng trù dập")]
    [InlineData("sếp dọa đuổi em vì em tố cáo lên thanh tra")]
    [InlineData("từ hôm em phản ánh với công đoàn thì bị chuyển bộ phận")]
    [InlineData("công ty cấm em nói với công đoàn")]
    [InlineData("nó bảo ai báo công đoàn thì cho nghỉ việc luôn")]
    [InlineData("em bị trả thù sau khi lên tiếng")]
    [InlineData("em là chủ tịch công đoàn cơ sở mà bị giám đốc ép nghỉ")]
    [InlineData("em bao cong doan xong bi to truong tru dap")]
    [InlineData("sau khi em gửi đơn lên công đoàn, sếp chuyển em sang kho")]
    [InlineData("quản lý hăm ai lên công đoàn là đuổi")]
    [InlineData("em góp ý ở hội nghị xong bị cắt thưởng")]
    [InlineData("tổ trưởng biết em nhắn cho công đoàn nên đì em")]
    [InlineData("em làm chứng cho chị bạn xong thì bị ép nghỉ")]
    [InlineData("họ cấm tụi em vào công đoàn")]
    [InlineData("công ty đuổi em vì em tham gia công đoàn thì em phải làm gì")]
    public void Retaliation_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.Retaliation, text);

    [Theory]
    [InlineData("em đang mang thai 5 tháng công ty vừa cho em nghỉ việc")]
    [InlineData("mong công đoàn can thiệp giúp em, công ty trừ lương oan")]
    [InlineData("em muốn phản ánh về bếp ăn công ty")]
    [InlineData("công đoàn ơi cứu em vụ này, bị đuổi oan")]
    [InlineData("nhờ công đoàn giải quyết giúp em")]
    [InlineData("em bị ép viết đơn nghỉ vì em có bầu")]
    [InlineData("tôi có thai 3 tháng, hôm qua bị công ty đuổi")]
    [InlineData("đề nghị công đoàn vào cuộc xử lý việc công ty cắt phép năm")]
    [InlineData("em xin phản ánh tình trạng nhà xưởng nóng quá")]
    [InlineData("kính mong công đoàn xem xét giúp đỡ em")]
    public void A_plea_to_step_in_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.OwnDispute, text);

    [Theory]
    [InlineData("tôi là phóng viên báo Lao Động, xin phỏng vấn lãnh đạo công đoàn")]
    [InlineData("bên báo Tuổi Trẻ muốn xin ý kiến về vụ ngừng việc")]
    [InlineData("em sẽ gọi báo chí về vụ này")]
    [InlineData("Cho tôi xin phát biểu chính thức của công đoàn")]
    [InlineData("Mình bên VTV, cần hẹn lịch phỏng vấn chủ tịch liên đoàn")]
    [InlineData("em tính đưa chuyện này lên báo")]
    public void The_press_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.Press, text);

    [Theory]
    [InlineData("em đã nộp đơn kiện công ty ra tòa")]
    [InlineData("công ty kiện em đòi bồi thường")]
    [InlineData("em vừa nhận giấy triệu tập của tòa")]
    [InlineData("tuần sau em phải ra tòa với công ty")]
    [InlineData("tôi sẽ kiện công ty đến cùng")]
    [InlineData("tòa án gọi em lên làm việc vụ công ty")]
    [InlineData("em đang kiện công ty cũ")]
    [InlineData("công ty gửi thư luật sư đòi em 100 triệu")]
    public void A_lawsuit_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.Lawsuit, text);

    [Theory]
    [InlineData("Có tin nhắn nói công đoàn tặng 500k, bấm http://congdoan-qua.example/nhan nhập mã OTP ngân hàng, có đúng không ạ?")]
    [InlineData("nghe đồn công ty sắp phá sản đúng không")]
    [InlineData("tin này có thật không ạ, trên mạng nói công đoàn ăn chặn tiền tết")]
    [InlineData("có người gọi tự xưng cán bộ công đoàn đòi thu tiền")]
    [InlineData("có đúng là mỗi đoàn viên được 2 triệu tết không")]
    [InlineData("em nhận được cuộc gọi bảo là bảo hiểm xã hội yêu cầu cập nhật căn cước")]
    [InlineData("mấy chị bảo công đoàn phát 1 triệu mà phải bấm link nhận, thật không ạ")]
    [InlineData("trên facebook nói công ty mình sắp đóng cửa, có thật không")]
    public void A_rumour_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.Rumour, text);

    [Theory]
    [InlineData("cho em gặp cán bộ")]
    [InlineData("Gặp cán bộ")]
    [InlineData("em muốn nói chuyện với người thật")]
    [InlineData("chuyển em cho nhân viên tư vấn đi")]
    [InlineData("đừng nói chuyện bằng bot nữa, em cần người tư vấn")]
    [InlineData("xin số điện thoại của chủ tịch công đoàn")]
    [InlineData("nhờ cán bộ gọi lại cho em")]
    [InlineData("cho e gặp ad với")]
    [InlineData("cho em gap can bo cong doan")]
    [InlineData("có ai trực tư vấn không")]
    [InlineData("cho mình gặp người phụ trách")]
    [InlineData("bot trả lời không đúng, cho tôi gặp người")]
    [InlineData("có số điện thoại chủ tịch công đoàn không ạ")]
    [InlineData("cần tư vấn viên hỗ trợ")]
    [InlineData("e mún nc vs ng thật")]
    [InlineData("gọi lại cho em theo số này")]
    [InlineData("chị cán bộ có đó không")]
    [InlineData("muốn gặp luật sư công đoàn thì có mất tiền không")]
    public void The_wish_for_a_person_is_seen(string text) =>
        TriageAssert.IsKind(TriageKind.AskForPerson, text);
}
