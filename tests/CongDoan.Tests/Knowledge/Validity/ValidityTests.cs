using CongDoan.Knowledge.Validity;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Validity;

public sealed class ValidityTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task A_law_that_is_replaced_ends_on_the_day_before()
    {
        await _library.Publish(Law("1/2020/QH14", "2020-01-01"));
        await _library.Publish(Law("2/2030/QH16", "2030-07-01", replaces: ["1/2020/QH14"]));

        var old = await _library.Document("1/2020/QH14");
        Assert.Equal((Day("2030-06-30"), "2/2030/QH16"), (old.EffectiveUntil!.Value, old.EndedBy));
    }

    [Fact]
    public async Task Publishing_the_old_law_late_does_not_revive_it()
    {
        await _library.Publish(Law("2/2030/QH16", "2030-07-01", replaces: ["1/2020/QH14"]));
        await _library.Publish(Law("1/2020/QH14", "2020-01-01"));

        Assert.Equal(Day("2030-06-30"), (await _library.Document("1/2020/QH14")).EffectiveUntil);
    }

    [Fact]
    public async Task Every_order_of_publishing_gives_the_same_dates()
    {
        var drafts = new[]
        {
            Law("1/2020/QH14", "2020-01-01", until: "2040-12-31"),
            Law("2/2030/QH16", "2030-07-01", replaces: ["1/2020/QH14"]),
            Law("3/2031/QH16", "2031-01-01", replaces: ["1/2020/QH14", "2/2030/QH16"]),
        };
        var results = new HashSet<string>();
        foreach (var order in new[] { "012", "021", "102", "120", "201", "210" })
        {
            using var library = new KnowledgeFixture();
            foreach (var i in order)
            {
                await library.Publish(drafts[i - '0']);
            }

            var documents = await library.Library.DocumentsAsync(CancellationToken.None);
            results.Add(string.Join('|', documents.Select(document => $"{document.Number} {document.EffectiveFrom:O} {document.EffectiveUntil:O} {document.EndedBy}")));
        }

        Assert.Equal("1/2020/QH14 2020-01-01 2030-06-30 2/2030/QH16|2/2030/QH16 2030-07-01 2030-12-31 3/2031/QH16|3/2031/QH16 2031-01-01  ", Assert.Single(results));
    }

    [Theory]
    [InlineData("10/2012/QH13", "2020-12-31", "45/2019/QH14")]
    [InlineData("12/2012/QH13", "2025-06-30", "50/2024/QH15")]
    [InlineData("12/2022/NĐ-CP", "2026-09-09", "283/2026/NĐ-CP")]
    public async Task The_register_ends_what_is_known_to_have_ended(string number, string until, string by)
    {
        await _library.Publish(Law(number, "2013-05-01"));

        var document = await _library.Document(number);
        Assert.Equal((Day(until), by), (document.EffectiveUntil!.Value, document.EndedBy));
    }

    [Fact]
    public void A_text_that_has_the_amendment_worked_in_is_not_marked_as_amended()
    {
        var register = ValidityRegister.Current;

        Assert.Contains(register.Provisions("50/2024/QH15", Day("2024-11-27")), row => row is { Article: "8", Clause: "1" });
        Assert.DoesNotContain(register.Provisions("50/2024/QH15", Day("2025-07-01")), row => row.Article == "8");
    }
}
