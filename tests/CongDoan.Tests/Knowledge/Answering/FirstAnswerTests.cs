using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>The questions that the product begins with, over the official union law and labour code beside the starter notes.</summary>
public sealed class FirstAnswerTests(StarterLibrary library) : IClassFixture<StarterLibrary>, IAsyncLifetime
{
    // Published once: the second time nothing changes.
    public Task InitializeAsync() => SharedData.Folder is null ? Task.CompletedTask : library.PublishUnionLawAndLabourCodeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [SharedTheory]
    [InlineData("vào công đoàn để làm gì?")]
    [InlineData("vao cong doan de lam gi")]
    [InlineData("vo cd dc j z")]
    [InlineData("vo cd dc gi")]
    public async Task What_the_union_is_for_is_answered_however_it_is_typed(string question)
    {
        var answer = await library.Ask(question);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains(answer.Citations, citation => citation is { Document: "50/2024/QH15", Article: "21" });
    }

    [SharedFact]
    public async Task The_weather_is_refused() => Assert.Equal(Decision.Refuse, (await library.Ask("thời tiết hôm nay thế nào")).Decision);

    [SharedFact]
    public async Task An_article_that_was_amended_since_does_not_answer_with_its_old_number()
    {
        var answer = await library.Ask("hệ thống công đoàn có mấy cấp");

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains("3 cấp", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4 cấp", answer.Text, StringComparison.Ordinal);
    }
}
