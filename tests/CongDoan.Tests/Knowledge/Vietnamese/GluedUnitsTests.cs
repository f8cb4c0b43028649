using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Vietnamese;

/// <summary>Numbers and units as they are typed on a phone meet those that the law writes.</summary>
public sealed class GluedUnitsTests
{
    [Theory]
    [InlineData("làm 12h một ngày", "làm 12 giờ một ngày")]
    [InlineData("lam tu 22h den 6h", "lam tu 22 gio den 6 gio")]
    [InlineData("có thai 7th", "có thai 7 tháng")]
    [InlineData("đóng 14n6th", "đóng 14 năm 6 tháng")]
    [InlineData("nữ 55t7th", "nữ 55 tuổi 7 tháng")]
    [InlineData("nghỉ 30p, 45phút và 60phut", "nghỉ 30 phút 45 phút và 60 phút")]
    [InlineData("tăng ca 4h30", "tăng ca 4 giờ 30")]
    public void A_unit_that_is_glued_to_its_number_is_read_out(string typed, string read) => Assert.Equal(read, string.Join(' ', QueryTerms.Read(typed)));

    [Theory]
    [InlineData("lương 1tr5 thưởng 500k phạt 2m")]
    [InlineData("thử việc 60n ở quận 3t")]
    [InlineData("nghị định 12a điều 5b 2fa")]
    public void What_may_be_something_else_stays_whole(string typed) => Assert.Equal(typed, string.Join(' ', QueryTerms.Read(typed)));

    [Theory]
    [InlineData("6 tháng", "06 tháng")]
    [InlineData("nghỉ ngày 2 tháng 9", "nghỉ ngày 02 tháng 09")]
    public void A_nought_before_a_number_changes_nothing(string typed, string written) => Assert.Equal(Syllables.Of(typed), Syllables.Of(written));

    [Fact]
    public void Other_noughts_are_part_of_the_number() => Assert.Equal(["0", "007", "10", "0a"], Syllables.Of("0 007 10 0a"));
}
