using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

public sealed class LawPassagesTests
{
    [Fact]
    public void Each_clause_is_a_passage_that_carries_the_words_before_the_list()
    {
        var law = Samples.Parse("""
                                        Chương I
                                   QUY ĐỊNH CHUNG
                 Điều 1. Quyền
                 Người làm vườn có các quyền sau đây:
                 1. Nhận đất:
                 a) Một luống;
                 b) Hai luống.
                 2. Nghỉ.
            """);

        var passages = LawPassages.Of(law);

        Assert.Equal(["1", "2"], passages.Select(passage => passage.Clause));
        Assert.All(passages, passage => Assert.Equal("Người làm vườn có các quyền sau đây:", passage.Lead));
        Assert.Equal("1. Nhận đất:\na) Một luống;\nb) Hai luống.", passages[0].Text);
        Assert.Equal(("1", "Quyền", "Chương I. QUY ĐỊNH CHUNG"), (passages[0].Article, passages[0].Heading, passages[0].Chapter));
    }

    [Fact]
    public void Words_before_the_clauses_with_substance_of_their_own_are_a_passage()
    {
        var law = Samples.Parse("""
                 Điều 1. Quyền
                 Vườn là của chung. Người làm vườn có các quyền sau đây:
                 1. Nhận đất.
                 2. Nghỉ.
            """);

        var passages = LawPassages.Of(law);

        Assert.Equal([null, "1", "2"], passages.Select(passage => passage.Clause));
        Assert.Equal("Vườn là của chung. Người làm vườn có các quyền sau đây:", passages[0].Text);
    }

    [Fact]
    public void An_article_without_clauses_is_one_passage()
    {
        var law = Samples.Parse("     Điều 1. Phạm vi\n     Đoạn một.\n     Đoạn hai.");

        var passage = Assert.Single(LawPassages.Of(law));

        Assert.Null(passage.Clause);
        Assert.Equal("Đoạn một.\nĐoạn hai.", passage.Text);
    }
}
