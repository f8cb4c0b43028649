using CongDoan.Ingestion.Metadata;

namespace CongDoan.Tests.Ingestion.Metadata;

public sealed class TitlePeriodTests
{
    [Theory]
    [InlineData("Về chương trình trồng rau giai đoạn 2023 - 2028", "2023-01-01", "2028-12-31")]
    [InlineData("Về chương trình trồng rau giai đoạn 2023-2028, tầm nhìn đến năm 2045", "2023-01-01", "2028-12-31")]
    [InlineData("Về chương trình trồng rau đến năm 2023", null, "2023-12-31")]
    [InlineData("Về chương trình trồng rau nhiệm kỳ 2023 – 2028", "2023-01-01", "2028-12-31")]
    [InlineData("Về chương trình trồng rau từ năm 2023 đến năm 2028", "2023-01-01", "2028-12-31")]
    [InlineData("Về chương trình trồng rau, tầm nhìn đến năm 2045", null, null)]
    [InlineData("Về việc trồng rau", null, null)]
    public void A_title_names_the_years_for_which_it_is_made(string title, string? from, string? until)
    {
        var period = TitlePeriod.Find(title);

        Assert.Equal((from, until), (period?.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), period?.Until.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }
}
