using CongDoan.Knowledge;
using CongDoan.Knowledge.Triage;

namespace CongDoan.Tests.Knowledge.Triage;

public sealed class PatternTests
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["me"] = "em|tôi|tụi em",
        ["who"] = "{me}|ai",
    };

    [Theory]
    [InlineData("đình công", "cả xưởng đình công", true)]
    [InlineData("đình công", "ca xuong dinh cong", true)]
    [InlineData("đình công", "gia đình, công việc", true)]
    [InlineData("đình công", "định công", false)]
    [InlineData("{who} ~1 bị", "em vừa bị phạt", true)]
    [InlineData("{who} ~1 bị", "em vừa mới bị phạt", false)]
    [InlineData("{me} (đang|) bị", "tụi em bị phạt", true)]
    [InlineData("# người", "có 200 người", true)]
    [InlineData("# người", "có nhiều người", false)]
    [InlineData("^ gặp (cán bộ|người)", "Chào em. Gặp cán bộ", true)]
    [InlineData("^ gặp (cán bộ|người)", "muốn gặp cán bộ", false)]
    [InlineData("cán bộ $", "gặp cán bộ", true)]
    [InlineData("cán bộ $", "cán bộ nào", false)]
    [InlineData("đang nổ*", "lò đang nổ", true)]
    [InlineData("đang nổ*", "cong ty dang no luong", false)]
    [InlineData("? danh dự", "xuc pham danh du", true)]
    [InlineData("? danh dự", "xúc phạm danh dự của em", false)]
    public void A_pattern_matches_what_its_signs_say(string pattern, string text, bool matches) =>
        Assert.Equal(matches, PatternParser.Parse(pattern, Names).Matches(TriageText.Of(text)).Any());

    [Theory]
    [InlineData("~2 công ty")]
    [InlineData("(đang|) ~2")]
    [InlineData("(công ty")]
    [InlineData("công ty)")]
    [InlineData("{nobody} bị")]
    [InlineData("công-ty")]
    public void A_mistake_in_a_pattern_is_reported(string pattern) =>
        Assert.Throws<InvalidDataException>(() => PatternParser.Parse(pattern, Names));

    [Fact]
    public void Every_row_of_the_table_has_a_kind_an_urgency_and_a_pattern() =>
        Assert.All(EmbeddedTable.Read("Triage/Data/triage.tsv"), row =>
        {
            Assert.True(Enum.IsDefined(Enum.Parse<TriageKind>(row[1])));
            Assert.Contains(row[2], (string[])["0", "1"]);
            Assert.NotEmpty(row[3]);
        });
}
