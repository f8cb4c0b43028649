using CongDoan.Bot.Officers.SignIn;

namespace CongDoan.Tests.Bot.Officers;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("ngắn", "ít nhất 12 ký tự")]
    [InlineData("quantri", "ít nhất 12 ký tự")]
    [InlineData("!!!!!!!!!!!!!!", "quá dễ đoán")]
    [InlineData("12 - 12 - 12 - 12", "quá dễ đoán")]
    [InlineData("aaaa!!!!!!!!!", "quá dễ đoán")]
    [InlineData("QuanTri@2026", "tên đăng nhập")]
    [InlineData("quantriquantri", "tên đăng nhập")]
    [InlineData("quantri@2026x", "tên đăng nhập")]
    [InlineData("Matkhau@2026", "quá dễ đoán")]
    public void The_objection_names_what_is_really_wrong(string password, string sentence) =>
        Assert.Contains(sentence, PasswordRules.Objection(password, "quantri"), StringComparison.Ordinal);

    [Theory]
    [InlineData("mưa chiều trên đồi chè")]
    [InlineData("bảy con mèo ở bến xe 9")]
    public void A_short_sentence_is_a_good_password(string password) => Assert.Null(PasswordRules.Objection(password, "quantri"));

    [Fact]
    public void Letters_are_counted_as_people_see_them()
    {
        // Eleven letters, however the keyboard wrote them.
        Assert.NotNull(PasswordRules.Objection("mật khẩu ấy".Normalize(System.Text.NormalizationForm.FormD), "quantri"));
    }
}
