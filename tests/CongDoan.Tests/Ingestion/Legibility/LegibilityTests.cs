using CongDoan.Ingestion;
using CongDoan.Ingestion.Legibility;
using CongDoan.Knowledge.Vietnamese;
using CongDoan.Tests.Ingestion.Plans;

namespace CongDoan.Tests.Ingestion.Legibility;

public sealed class LegibilityTests
{
    // Repeated words of one small world, as the library of a union has them.
    private static readonly string[] Known =
    [
        "Công đoàn cơ sở trông coi vườn chung của khu trọ. Đoàn viên, người lao động được chia rau sạch hằng tuần.",
        "Người lao động thuê trọ cùng chăm sóc vườn chung; công đoàn cơ sở giữ sổ chia rau.",
        "Kế hoạch chăm vườn chung. Mục tiêu: mọi khu trọ có vườn. Nơi nhận: các khu trọ.",
    ];

    private const string Lost =
        "KE HOACH\nCham vuon chung nam 2031\nI. MUC TIEU\n"
        + "- Cdng doan c6 77% khu tro co vuon chung, nguoi lao dong dugc chia rau sach hang tuan theo Ké hoach 15/KH-LBLD.\n"
        + "- Doan vién, nguoi lao dong cing cham soc vuon chung; cong doan co s& giit s6 chia 12 luong rau nam 2031.\n"
        + "- Nguoi lao dong thue tro cung cham soc vuon chung cua khu tro, cong doan co so trong coi vuon chung.";

    [Fact]
    public void A_text_that_lost_its_marks_is_told_from_a_whole_one()
    {
        Assert.True(LegibilityGrade.Of(Lost, null).LostMarks);
        Assert.False(LegibilityGrade.Of(string.Concat(Enumerable.Repeat(Known[0], 4)), null).LostMarks);
        Assert.Equal(LegibilityGrade.Clean, LegibilityGrade.Of(string.Concat(Enumerable.Repeat(Known[0], 4)), null).Code);
    }

    [Fact]
    public void A_text_with_unreadable_characters_is_unclear()
    {
        Assert.Equal(LegibilityGrade.Unclear, LegibilityGrade.Of(Known[0] + " \uFFFD\uFFFD\uFFFD", null).Code);
    }

    [Fact]
    public async Task Marks_come_back_from_the_library_and_numbers_and_symbols_stay()
    {
        var file = await OwnPlans.ReadAsync(Lost, ingestor: Over(Known));

        var text = file.Draft.Passages[0].Text;
        Assert.Equal(LegibilityGrade.Restored, file.Draft.Legibility);
        Assert.StartsWith("- Công đoàn có 77% khu trọ có vườn chung, người lao động được chia rau sạch hằng tuần", text, StringComparison.Ordinal);
        Assert.Contains("15/KH-LBLD", text, StringComparison.Ordinal);
        Assert.Contains("12", file.Draft.Passages[1].Text, StringComparison.Ordinal);
        Assert.Contains("2031", file.Draft.Passages[1].Text, StringComparison.Ordinal);
        Assert.All(file.Draft.Passages, passage => Assert.InRange(passage.RestoredConfidence!.Value, 0.3, 1));
        Assert.Contains(file.Warnings, warning => warning.Contains("khôi phục", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_whole_text_is_left_to_the_letter()
    {
        var file = await OwnPlans.ReadAsync(OwnPlans.Garden, ingestor: Over(Known));

        Assert.Equal(LegibilityGrade.Clean, file.Draft.Legibility);
        Assert.All(file.Draft.Passages, passage => Assert.Null(passage.RestoredConfidence));
    }

    [Fact]
    public async Task A_foreign_text_is_not_made_Vietnamese()
    {
        const string foreign = "The quick brown foxes jumped over several lazy dogs while everybody watched from behind windows. ";
        var check = new LegibilityCheck(_ => Task.FromResult<IReadOnlyList<string>>(Known));

        var legible = await check.RestoreAsync(new([string.Concat(Enumerable.Repeat(foreign, 5))], "text"), CancellationToken.None);

        Assert.False(legible.IsRestored);
        Assert.Contains("foxes", legible.Source.Pages[0], StringComparison.Ordinal);
        Assert.NotEmpty(legible.Warnings);
    }

    [Fact]
    public async Task A_text_too_long_to_be_restored_is_refused_and_one_in_work_can_be_stopped()
    {
        var check = new LegibilityCheck(_ => Task.FromResult<IReadOnlyList<string>>(Known));
        using var stop = new CancellationTokenSource();
        await check.RestoreAsync(new([Lost], "text"), stop.Token);
        await stop.CancelAsync();

        var error = await Assert.ThrowsAsync<RefusedException>(
            () => check.RestoreAsync(new([string.Join('\n', Enumerable.Repeat(Lost, 1000))], "text"), CancellationToken.None));
        Assert.Contains("60.000 từ", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check.RestoreAsync(new([Lost], "text"), stop.Token));
    }

    [Theory]
    [InlineData("CĐCS", "công đoàn cơ sở")]
    [InlineData("LĐLĐ", "liên đoàn lao động")]
    [InlineData("TLĐ", "tổng liên đoàn")]
    [InlineData("NLĐ", "người lao động")]
    [InlineData("ĐV", "đoàn viên")]
    [InlineData("CNVCLĐ", "công nhân")]
    [InlineData("ATVSLĐ", "an toàn")]
    [InlineData("BHXH", "bảo hiểm xã hội")]
    [InlineData("NSDLĐ", "người sử dụng lao động")]
    [InlineData("UBKT", "ủy ban kiểm tra")]
    [InlineData("BTV", "ban thường vụ")]
    [InlineData("BCH", "ban chấp hành")]
    [InlineData("NQ", "nghị quyết")]
    [InlineData("KH", "kế hoạch")]
    [InlineData("HD", "hướng dẫn")]
    [InlineData("CBNGNLĐ", "cán bộ")]
    public void Abbreviations_of_plans_are_read_both_ways(string abbreviation, string full)
    {
        var expansions = WordTables.Expand(Syllables.Of(abbreviation), folded: false);

        var reading = Assert.Single(expansions.Where(expansion => string.Join(' ', expansion.Replacement).StartsWith(full, StringComparison.Ordinal)).Take(1));
        Assert.Contains(WordTables.Expand(reading.Replacement, folded: false), back => back.Replacement.SequenceEqual(Syllables.Of(abbreviation)));
    }

    private static Ingestor Over(IReadOnlyList<string> library) =>
        new(IngestionServices.CreateReaders(TimeProvider.System), TimeProvider.System) { LibraryWords = _ => Task.FromResult(library) };
}
