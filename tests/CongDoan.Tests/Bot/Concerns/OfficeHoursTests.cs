using System.Globalization;
using CongDoan.Bot.Concerns;

namespace CongDoan.Tests.Bot.Concerns;

public sealed class OfficeHoursTests
{
    [Theory]
    [InlineData("2026-11-25 05:00", "trong giờ làm việc hôm nay")]
    [InlineData("2026-11-25 11:45", "trong giờ làm việc hôm nay")]
    [InlineData("2026-11-25 16:00", "trong giờ làm việc hôm nay")]
    [InlineData("2026-11-25 16:01", "sáng thứ Năm 26/11")]
    [InlineData("2026-11-27 20:00", "sáng thứ Hai 30/11")]
    [InlineData("2026-11-28 09:00", "sáng thứ Hai 30/11")]
    [InlineData("2026-12-31 23:00", "sáng thứ Sáu 01/01")]
    public void The_promise_is_the_next_working_time(string local, string promise) =>
        Assert.Equal(promise, OfficeHours.Parse(OfficeHours.Default)!.Promise(At(local)));

    [Fact]
    public void A_union_that_works_on_Sunday_afternoons_promises_those() =>
        Assert.Equal("chiều Chủ nhật 29/11", OfficeHours.Parse("Sun 13:00-17:00")!.Promise(At("2026-11-25 09:00")));

    [Fact]
    public void Days_may_run_over_the_end_of_the_week() =>
        Assert.Equal("sáng thứ Bảy 28/11", OfficeHours.Parse("Sat-Mon 08:00-11:00")!.Promise(At("2026-11-25 09:00")));

    [Theory]
    [InlineData("")]
    [InlineData("Mon-Fri")]
    [InlineData("07:30-11:30")]
    [InlineData("T2-T6 07:30-11:30")]
    [InlineData("Mon-Fri 11:30-07:30")]
    [InlineData("Mon-Fri 07:30-11:30 10:00-17:00")]
    [InlineData("Mon-Fri 25:00-26:00")]
    [InlineData("Mon-Wed-Fri 07:30-11:30")]
    public void What_is_no_office_hours_is_not_read_as_some(string text) => Assert.Null(OfficeHours.Parse(text));

    private static DateTimeOffset At(string local) =>
        new(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7));
}
