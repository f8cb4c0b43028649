using CongDoan.Ingestion.Notes;
using CongDoan.Knowledge.Verification;
using CongDoan.Tests.Architecture;
using CongDoan.Tests.Knowledge.LanguageModels;
using Xunit.Abstractions;

namespace CongDoan.Tests.Knowledge.Verification;

/// <summary>What of a model's text may be said, with every starter note and words of our own as evidence.</summary>
public sealed class ModelTextTests(ITestOutputHelper output)
{
    private const string Clause = """
        Quyền nghỉ việc
        1. Người lao động có quyền đơn phương chấm dứt hợp đồng nhưng phải báo trước cho người sử dụng lao động như sau:
        a) Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn;
        b) Ít nhất 03 ngày làm việc nếu làm việc theo hợp đồng có thời hạn dưới 12 tháng. Lương thử việc ít nhất bằng 85% mức lương của công việc đó.
        """;

    [Fact]
    public void Of_all_starter_notes_every_truth_passes_and_no_lie()
    {
        var lies = 0;
        foreach (var note in StarterNotes.Read().Where(note => !note.Note!.IsStop))
        {
            var truth = note.Note!.ShortAnswer;
            var proof = new Proof(truth, note.Note.Basis.Select(basis => new CitedProvision(basis.Document, basis.Title, basis.Article, basis.Clause, basis.Point, basis.AmendedBy)).ToList());
            Assert.Equal((truth, null), (ModelText.Check(truth, proof, 600).Text, ModelText.Check(truth, proof, 600).Fault));
            foreach (var (kind, text) in Lies.Of(truth))
            {
                Assert.True(ModelText.Check(text, proof, 600).Text is null, $"{kind}: {text}");
                lies++;
            }
        }

        Assert.True(lies > 5000, $"{lies}");
    }

    [Fact]
    public void Most_of_what_an_honest_model_says_passes_and_no_lie_made_of_it()
    {
        var tally = new SortedDictionary<string, (int Passed, int All)>(StringComparer.Ordinal);
        var lies = 0;
        foreach (var row in Honest())
        {
            var proof = new Proof(row.Evidence, [new("45/2019/QH14", "Bộ luật Lao động", row.Article.Split('.')[0], row.Article.Split('.').ElementAtOrDefault(1), null, null)]);
            var (passed, all) = tally.GetValueOrDefault(row.Kind);
            var fault = ModelText.Check(row.Said, proof, 600).Fault;
            tally[row.Kind] = (passed + (fault is null ? 1 : 0), all + 1);
            output.WriteLine($"{fault,-12} {row.Kind}: {row.Said}");
            foreach (var (kind, text) in Lies.Of(row.Said))
            {
                Assert.True(ModelText.Check(text, proof, 600).Text is null, $"{kind}: {text}");
                lies++;
            }
        }

        output.WriteLine($"{lies} lies, none passed; honest: {string.Join(", ", tally.Select(kind => $"{kind.Key} {kind.Value.Passed} of {kind.Value.All}"))}");
        // Who refuses everything checks nothing.
        Assert.True(tally["near"].Passed >= 10 && tally["plain"].Passed >= 2, "The checks refuse too much.");
        Assert.True(lies > 800, $"{lies}");
    }

    [Theory]
    [InlineData("Bạn phải báo trước cho công ty như sau: ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Người lao động có quyền đơn phương chấm dứt hợp đồng, nhưng phải báo trước cho công ty: tối thiểu 45 ngày nếu làm theo hợp đồng không xác định thời hạn nhé.")]
    [InlineData("Người lao động có quyền đơn phương chấm dứt hợp đồng, nhưng phải báo trước cho công ty: tối thiểu 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Tối thiểu 45 ngày nếu làm theo hợp đồng không xác định thời hạn nhé.")]
    [InlineData("Ít nhất bốn mươi lăm ngày, nếu bạn làm việc theo hợp đồng không xác định thời hạn.", false)]
    [InlineData("**Tối thiểu bốn mươi lăm ngày** nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("<think>Cần nói ngắn.</think>Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Ít nhất 3 ngày làm việc nếu làm theo hợp đồng có thời hạn dưới 12 tháng. Lương thử việc tối thiểu bằng 85% mức lương công việc.")]
    public void Words_may_be_left_out_and_parties_called_plainly(string said, bool isSaid = true) => Assert.Equal(isSaid ? null : Finding.Unsupported, Check(said).Fault);

    [Theory]
    [InlineData("Ít nhất 45 ngày nếu làm việc theo hợp đồng dưới 12 tháng.")]
    [InlineData("Ít nhất 45 ngày.")]
    [InlineData("Công ty phải báo trước cho bạn: ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Bạn có quyền đơn phương chấm dứt hợp đồng.")]
    [InlineData("Ít nhất 3 ngày nếu làm theo hợp đồng có thời hạn dưới 12 tháng. Lương thử việc tối thiểu bằng 85% mức lương công việc.")]
    [InlineData("Ít nhất 3 ngày làm việc nếu làm theo hợp đồng có thời hạn dưới 12 tháng. Lương tối thiểu bằng 85% mức lương công việc.")]
    [InlineData("Có. Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn")]
    [InlineData("Ít nhất ４６ ngày nếu làm việc theo hợp đồng không xác định thời hạn.")]
    [InlineData("Ít nhất 45 ngày nếu làm việc theo hợp đồng không xác định thời hạn. Xem ở congdoan-hotro.info.")]
    [InlineData("Dạ vâng ạ.")]
    public void Nothing_may_be_added_paired_anew_or_left_out_on_which_the_sense_turns(string said) => Assert.Null(Check(said).Text);

    private static IEnumerable<(string Article, string Kind, string Said, string Evidence)> Honest() =>
        File.ReadLines(Path.Combine(SourceTree.Root, "tests/CongDoan.Tests/Knowledge/Verification/honest.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1], cells[2], cells[3].Replace("\\n", "\n", StringComparison.Ordinal)));

    private static ModelText Check(string said) =>
        ModelText.Check(said, new Proof(Clause.ReplaceLineEndings("\n"), [new("45/2019/QH14", "Bộ luật Lao động", "35", "1", null, null)]), 600);
}
