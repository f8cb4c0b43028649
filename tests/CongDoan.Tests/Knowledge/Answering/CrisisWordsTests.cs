using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>Each danger has its own words and its own number.</summary>
public sealed class CrisisWordsTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData("xưởng em đang cháy, còn người kẹt bên trong", "danger_fire", "114")]
    [InlineData("lửa lan qua xưởng gỗ rồi", "danger_fire", "114")]
    [InlineData("vừa sập giàn giáo có mấy người bị vùi", "danger_collapse", "114")]
    [InlineData("mùi gas nồng nặc, gas xì ra khắp bếp", "danger_collapse", "114")]
    [InlineData("cứu em với", "danger_help", "115")]
    [InlineData("bạn em vừa bị máy dập đứt ngón tay", "accident", "115")]
    [InlineData("em không muốn sống nữa", "danger_to_life", "115")]
    [InlineData("xưởng em có mấy đứa mới 12 tuổi đứng máy", "child_labour", "111")]
    public async Task A_danger_is_answered_with_its_own_words_and_number(string text, string key, string number)
    {
        var answer = await _library.Ask(text);

        Assert.Equal((Decision.Escalate, true), (answer.Decision, answer.Urgent));
        Assert.Equal(FixedReplies.Text(key), answer.Text);
        Assert.Contains(number, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_wants_to_die_is_not_sent_to_the_fire_brigade() =>
        Assert.DoesNotContain("114", FixedReplies.Text("danger_to_life"), StringComparison.Ordinal);

    [Theory]
    [InlineData("triage")]
    [InlineData("alarm")]
    public void Every_reply_that_a_triage_table_names_exists(string table) =>
        Assert.All(
            EmbeddedTable.Read($"Triage/Data/{table}.tsv").Where(row => row.Length > 6 && row[6].Length > 0),
            row => Assert.NotEmpty(FixedReplies.Text(row[6])));
}
