using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Validity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Validity;

/// <summary>A published law that touches another ends what it touches, whatever came first.</summary>
public sealed class AmendmentTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Only_the_touched_clause_ends()
    {
        await _library.Publish(Garden());
        await _library.Publish(Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "2")));

        Assert.Equal("d1/k1: , d4/k1: , d4/k2: 2030-07-01 2/2030/QH16, d9: ", await Marks(_library, "1/2020/QH14"));
    }

    [Fact]
    public async Task A_touched_article_ends_with_all_its_clauses_and_a_touched_point_with_its_clause()
    {
        await _library.Publish(Garden());
        await _library.Publish(Amending(
            "2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4"), new AmendmentDraft("1/2020/QH14", "1", "1", "a", null, AmendmentKind.Repealed), Touch("1/2020/QH14", "9", "3")));

        Assert.Equal(
            "d1/k1: 2030-07-01 2/2030/QH16, d4/k1: 2030-07-01 2/2030/QH16, d4/k2: 2030-07-01 2/2030/QH16, d9: 2030-07-01 2/2030/QH16",
            await Marks(_library, "1/2020/QH14"));
    }

    [Fact]
    public async Task A_text_that_shows_the_amendment_is_not_ended_by_it()
    {
        await _library.Publish(Garden() with { Edition = "3/VBHN-VPQH", EditionDate = Day("2030-07-01") });
        await _library.Publish(Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "2")));

        Assert.Equal("d1/k1: , d4/k1: , d4/k2: , d9: ", await Marks(_library, "1/2020/QH14"));
    }

    [Fact]
    public async Task The_amending_text_takes_over_from_the_register_where_it_speaks_itself()
    {
        await _library.Publish(Law("50/2024/QH15", "2025-07-01", edition: "2024-11-27", passages:
        [
            Clause("4", "2", "Giải thích", "2. Chữ cũ."), Clause("4", "4", "Giải thích", "4. Chữ cũ."), Clause("8", "1", "Hệ thống", "1. Chữ cũ."),
        ]));
        Assert.Equal("d4/k2: 2025-07-01 97/2025/QH15, d4/k4: 2025-07-01 97/2025/QH15, d8/k1: 2025-07-01 97/2025/QH15", await Marks(_library, "50/2024/QH15"));

        // The text at hand dates article 4 otherwise and is silent about article 8: there the register goes on speaking.
        await _library.Publish(Amending("97/2025/QH15", "2025-08-01", Touch("50/2024/QH15", "4", "2")));

        Assert.Equal("d4/k2: 2025-08-01 97/2025/QH15, d4/k4: , d8/k1: 2025-07-01 97/2025/QH15", await Marks(_library, "50/2024/QH15"));
    }

    [Fact]
    public async Task A_successor_at_hand_takes_over_from_the_register()
    {
        await _library.Publish(Law("12/2012/QH13", "2013-01-01"));
        await _library.Publish(Law("50/2024/QH15", "2025-06-01", replaces: ["12/2012/QH13"]));

        Assert.Equal(Day("2025-05-31"), (await _library.Document("12/2012/QH13")).EffectiveUntil);
    }

    [Fact]
    public async Task What_a_document_does_to_others_is_part_of_what_is_published()
    {
        await _library.Publish(Garden());
        await _library.Publish(Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "2")));
        var again = await _library.Publish(Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "2")));
        var corrected = await _library.Publish(Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "1")));

        Assert.Equal((PublishChange.Unchanged, PublishChange.Changed), (again[0].Change, corrected[0].Change));
        Assert.Equal("d1/k1: , d4/k1: 2030-07-01 2/2030/QH16, d4/k2: , d9: ", await Marks(_library, "1/2020/QH14"));
    }

    [Fact]
    public async Task Shuffled_orders_of_publishing_give_the_same_validity()
    {
        DocumentDraft[] drafts =
        [
            Garden(),
            Law("50/2024/QH15", "2025-07-01", edition: "2024-11-27", replaces: ["12/2012/QH13"], passages: [Clause("4", "2", "Giải thích", "2. Chữ cũ."), Clause("8", "1", "Hệ thống", "1. Chữ cũ.")]),
            Law("12/2012/QH13", "2013-01-01"),
            Amending("97/2025/QH15", "2025-07-01", Touch("50/2024/QH15", "4", "2"), Touch("1/2020/QH14", "4")),
            Amending("2/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "4", "2"), Touch("1/2020/QH14", "1", "1")),
            Amending("3/2030/QH16", "2030-07-01", Touch("1/2020/QH14", "1", "1")) with { Replaces = ["2/2030/QH16"] },
        ];
        var seen = new HashSet<string>();
        var random = new Random(20261125);
        for (var round = 0; round < 12; round++)
        {
            var order = drafts.ToArray();
            random.Shuffle(order);
            using var library = new KnowledgeFixture();
            // Some come together, some one by one.
            var together = random.Next(1, order.Length);
            await library.Publish(order[..together]);
            foreach (var draft in order[together..])
            {
                await library.Publish(draft);
            }

            var documents = await library.Library.DocumentsAsync(CancellationToken.None);
            var ends = documents.Select(document => $"{document.Number} {document.EffectiveFrom:O} {document.EffectiveUntil:O} {document.EndedBy}");
            seen.Add($"{string.Join('|', ends)}\n{await Marks(library, "1/2020/QH14")}\n{await Marks(library, "50/2024/QH15")}");
        }

        var only = Assert.Single(seen);
        Assert.Contains("d4/k2: 2025-07-01 97/2025/QH15", only, StringComparison.Ordinal);
        Assert.Contains("d1/k1: 2030-07-01 2/2030/QH16", only, StringComparison.Ordinal);
    }

    private static DocumentDraft Garden() => Law("1/2020/QH14", "2020-01-01", edition: "2019-06-01", passages:
    [
        Clause("1", "1", "Phạm vi", "1. Vườn."), Clause("4", "1", "Luống", "1. Luống gần."), Clause("4", "2", "Luống", "2. Luống xa."), Clause("9", null, "Giếng", "Giếng đào."),
    ]);

    private static DocumentDraft Amending(string number, string from, params AmendmentDraft[] amends) => Law(number, from) with { Amends = amends };

    private static AmendmentDraft Touch(string document, string article, string? clause = null) => new(document, article, clause, null, null, AmendmentKind.Amended);

    private static async Task<string> Marks(KnowledgeFixture library, string number)
    {
        await using var context = await library.Services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContextAsync(CancellationToken.None);
        var passages = await context.Passages.Where(passage => passage.DocumentNumber == number).OrderBy(passage => passage.Ordinal).ToListAsync();
        return string.Join(", ", passages.Select(passage => $"{passage.Id[(number.Length + 1)..]}: {$"{passage.AmendedFrom:O} {passage.AmendedBy}".Trim()}"));
    }
}
