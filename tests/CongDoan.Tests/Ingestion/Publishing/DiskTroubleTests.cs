using CongDoan.Ingestion.Publishing;
using Microsoft.Data.Sqlite;

namespace CongDoan.Tests.Ingestion.Publishing;

public sealed class DiskTroubleTests
{
    [Theory]
    [InlineData(8, "chỉ cho đọc")]
    [InlineData(10, "đĩa đầy hoặc lỗi")]
    [InlineData(13, "đã đầy")]
    [InlineData(1, "mã lỗi SQLite 1")]
    public void What_a_database_refuses_is_told_in_Vietnamese_also_when_it_is_wrapped(int code, string words) =>
        Assert.Contains(words, DiskTrouble.Sentence(new InvalidOperationException("wrapped", new SqliteException("disk I/O error", code))), StringComparison.Ordinal);

    [Fact]
    public void A_full_disk_is_told_from_other_faults()
    {
        // Writing to this device always fails as on a full disk.
        var full = Assert.ThrowsAny<IOException>(() => File.WriteAllText("/dev/full", "x"));

        Assert.Contains("đã đầy", DiskTrouble.Sentence(full), StringComparison.Ordinal);
        Assert.Null(DiskTrouble.Sentence(new InvalidOperationException("anything else")));
    }
}
