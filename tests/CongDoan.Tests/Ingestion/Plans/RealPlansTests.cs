using System.Globalization;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Legibility;
using CongDoan.Tests.Ingestion.Legibility.Reference;

namespace CongDoan.Tests.Ingestion.Plans;

/// <summary>The five plans of unions, each with its traps.</summary>
public sealed class RealPlansTests
{
    [SharedTheory]
    [InlineData("000_", false)]
    [InlineData("001_", false)]
    [InlineData("002_", false)]
    [InlineData("003_", false)]
    [InlineData("004_", true)]
    public async Task The_plan_that_lost_its_marks_is_told_from_the_others(string plan, bool lost)
    {
        Assert.Equal(lost, LegibilityGrade.Of(await TextAsync(plan), null).LostMarks);
    }

    [SharedTheory]
    [InlineData("000_", null, null, "2023-12-31", "")]
    [InlineData("001_", "146/KH-CĐXD", "2024-03-20", "2028-12-31", "cdxd")]
    [InlineData("002_", "91/KH-CĐTKV", "2020-04-17", "2020-12-31", "tkv")]
    [InlineData("003_", null, null, "2028-12-31", "dak-lak")]
    [InlineData("004_", "27/KH-LĐLĐ", "2024-01-17", "2028-12-31", "lai-chau")]
    public async Task Number_day_period_and_unit_of_each_are_right(string plan, string? number, string? issued, string until, string unit)
    {
        var draft = (await ReadAsync(plan)).Draft;

        Assert.Equal(number, draft.Number.StartsWith("không số/", StringComparison.Ordinal) ? null : draft.Number);
        Assert.Equal(issued, draft.Issued?.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(until, draft.EffectiveUntil?.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(unit.Length == 0 ? "vn" : unit, draft.Unit);
    }

    [SharedTheory]
    [InlineData("000_", "Trần Thị Nho")]
    [InlineData("001_", "VtkMedia")]
    [InlineData("001_", "truy cập")]
    [InlineData("001_", "15:49")]
    [InlineData("002_", "Lê Thanh Xuân")]
    [InlineData("002_", "**")]
    [InlineData("003_", "kroo")]
    [InlineData("003_", "bookmark")]
    [InlineData("003_", "footnoteRef")]
    [InlineData("003_", "Nơi nhận")]
    public async Task What_is_no_content_is_left_out(string plan, string words)
    {
        Assert.All((await ReadAsync(plan)).Draft.Passages, passage => Assert.DoesNotContain(words, passage.Text, StringComparison.Ordinal));
    }

    [SharedTheory]
    [InlineData("002_", "III.3", "1")]
    [InlineData("002_", "III.3 (lần 2)", null)]
    [InlineData("002_", "III.3.3", "1")]
    [InlineData("003_", "IV.2", "2.4")]
    [InlineData("003_", "II.5", null)]
    [InlineData("000_", "IV.1.1", "4")]
    [InlineData("004_", "II.2", "1")]
    [InlineData("004_", "V.1.2", "1")]
    public async Task Sections_are_cited_as_printed(string plan, string section, string? item)
    {
        var passages = (await ReadAsync(plan)).Draft.Passages;

        Assert.Contains(passages, passage => passage.Section == section && (item is null || passage.Clause == item || passages.All(other => other.Section != section || other.Clause is null)));
    }

    [SharedTheory]
    [InlineData("002_", "công đoàn cơ sở, các hoạt động thiết thực")]
    [InlineData("002_", "“Mái ấm công đoàn”")]
    [InlineData("000_", "cán bộ giáo viên, người lao động")]
    public async Task Broken_words_are_joined(string plan, string words)
    {
        Assert.Contains((await ReadAsync(plan)).Draft.Passages, passage => passage.Text.Contains(words, StringComparison.Ordinal));
    }

    [SharedFact]
    public async Task The_damaged_plan_is_restored_and_its_numbers_stand()
    {
        var figures = await LegibilityFigures.MeasureAsync(SharedData.Folder!, withSharing: true, withLaws: false, CancellationToken.None);

        Assert.InRange(figures.Sentences, 60, int.MaxValue);
        Assert.InRange(figures.After, 0.90, 1);
        Assert.Equal(figures.Numbers, figures.NumbersKept);
    }

    [SharedFact]
    public async Task The_same_programme_is_cited_as_each_plan_prints_it()
    {
        Assert.Contains((await ReadAsync("003_")).Draft.Passages, passage => passage.Text.Contains("01/CTr-BCH", StringComparison.Ordinal));
        Assert.Contains((await ReadAsync("004_")).Draft.Passages, passage => passage.Text.Contains("01/CTr-TLD", StringComparison.Ordinal));
    }

    private static async Task<IngestedFile> ReadAsync(string plan) => await OwnPlans.ReadAsync(await TextAsync(plan));

    private static Task<string> TextAsync(string plan) =>
        File.ReadAllTextAsync(Directory.GetFiles(SharedData.File("plans"), plan + "*.txt").Single());
}
