using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class YesOrNoTests
{
    [Theory]
    [InlineData("hết thử việc có phải ký hợp đồng ko ad", "Có. Đạt yêu cầu thì phải ký.")]
    [InlineData("bi no luong nghi luon dc k", "Được, nếu công ty trả chậm.")]
    [InlineData("công ty giữ bằng gốc là đúng hay sai", "Không. Công ty không được giữ.")]
    [InlineData("nghỉ việc báo trước mấy ngày", "Báo trước ít nhất 45 ngày.")]
    [InlineData("cty bắt tăng ca hoài em từ chối được hông", "Được. Làm thêm phải có sự đồng ý.")]
    public void A_yes_or_no_that_was_asked_for_is_said_bare(string question, string answer) => Assert.True(YesOrNo.IsAsked(question, answer));

    [Theory]
    [InlineData("người nước ngoài làm 1 năm có phải đóng bhxh không", "Được, khi hết hợp đồng lao động.")]
    [InlineData("cty bắt tăng ca tới 10h đêm ai không chịu là đuổi", "Được. Làm thêm phải có sự đồng ý.")]
    [InlineData("đi trễ công ty phạt bao nhiêu", "Không đúng. Công ty bị cấm phạt tiền.")]
    [InlineData("cty cho bầu nghỉ việc thì sao", "Không. Công ty không được sa thải.")]
    public void A_yes_or_no_to_something_else_is_not(string question, string answer) => Assert.False(YesOrNo.IsAsked(question, answer));
}
