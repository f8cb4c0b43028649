using CongDoan.Ingestion;
using CongDoan.Ingestion.Watching;

namespace CongDoan.Tests.Ingestion.Watching;

public sealed class WatchedFilesTests
{
    private static readonly DateTime Morning = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    private readonly WatchedFiles files = new(Seconds(2));

    [Fact]
    public void A_file_that_grows_waits_until_it_stays_the_same()
    {
        files.Look([File("a", 10)], Seconds(0));
        files.Look([File("a", 20)], Seconds(1.5));
        files.Look([File("a", 20)], Seconds(3));
        Assert.False(files.HasNews(Seconds(3)));
        Assert.True(files.IsUnsettled);

        files.Look([File("a", 20)], Seconds(3.5));
        Assert.True(files.HasNews(Seconds(3.5)));
    }

    [Fact]
    public void A_refused_file_is_not_tried_again_before_it_changes()
    {
        files.Look([File("a", 10), File("b", 10)], Seconds(0));
        files.Refused(File("a", 10));
        files.Published(File("b", 10), "1/2030/QH16");

        Assert.False(files.HasNews(Seconds(5)));
        Assert.Equal(["b"], files.ToPublish(Seconds(5)).Select(facts => facts.File.Name));

        files.Look([File("a", 11), File("b", 10)], Seconds(6));
        Assert.True(files.HasNews(Seconds(8)));
        Assert.Equal(["a", "b"], files.ToPublish(Seconds(8)).Select(facts => facts.File.Name));
    }

    [Fact]
    public void A_file_that_changes_while_it_is_published_is_published_again()
    {
        files.Look([File("a", 10)], Seconds(0));
        files.Look([File("a", 12)], Seconds(3));
        files.Published(File("a", 10), "1/2030/QH16");

        Assert.True(files.HasNews(Seconds(5)));
    }

    [Fact]
    public void A_file_that_is_replaced_by_an_editor_is_never_gone()
    {
        files.Look([File("a", 10)], Seconds(0));
        files.Published(File("a", 10), "1/2030/QH16");
        files.Look([], Seconds(3));
        Assert.Empty(files.TakeGone(Seconds(3)));
        files.Look([File("a", 11)], Seconds(4));

        Assert.Empty(files.TakeGone(Seconds(10)));
    }

    [Fact]
    public void A_file_in_a_folder_that_is_closed_just_now_is_not_gone()
    {
        files.Look([File("con/a", 10)], Seconds(0));
        files.Published(File("con/a", 10), "1/2030/QH16");
        files.Look([], Seconds(3), "/van-ban/con");

        Assert.Empty(files.TakeGone(Seconds(9)));
    }

    [Fact]
    public void A_deleted_file_is_told_once_with_its_document()
    {
        files.Look([File("a", 10)], Seconds(0));
        files.Published(File("a", 10), "1/2030/QH16");
        files.Look([], Seconds(3));

        Assert.Equal("1/2030/QH16", Assert.Single(files.TakeGone(Seconds(5))).Number);
        Assert.Empty(files.TakeGone(Seconds(6)));
    }

    [Fact]
    public void A_document_whose_file_was_renamed_is_not_gone()
    {
        files.Look([File("a", 10)], Seconds(0));
        files.Published(File("a", 10), "1/2030/QH16");
        files.Look([File("b", 10)], Seconds(3));
        files.Published(File("b", 10), "1/2030/QH16");

        Assert.Null(Assert.Single(files.TakeGone(Seconds(5))).Number);
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static FileFacts File(string name, long length) => new(new SourceFile($"/van-ban/{name}", name), length, Morning);
}
