using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>How many messages to one member Zalo said were left, where it counts them.</summary>
internal sealed class ZaloQuota
{
    public required string OaId { get; init; }

    public required string MemberId { get; init; }

    public required int Remaining { get; set; }

    public required DateTimeOffset ReadAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ZaloQuota>
    {
        public void Configure(EntityTypeBuilder<ZaloQuota> builder)
        {
            builder.ToTable("zalo_quotas");
            builder.HasKey(quota => new { quota.OaId, quota.MemberId });
        }
    }
}

/// <summary>Keeps what each answer of Zalo said about a member's quota.</summary>
internal sealed class ZaloQuotas(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    /// <summary>Gives what is left, or null where nothing is counted, or where the member wrote since: a new count begins then.</summary>
    public async Task<int?> RemainingAsync(string oaId, string memberId, DateTimeOffset? heardAt, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var quota = await db.Set<ZaloQuota>().AsNoTracking().SingleOrDefaultAsync(one => one.OaId == oaId && one.MemberId == memberId, cancellationToken);
        return quota is null || heardAt > quota.ReadAt ? null : quota.Remaining;
    }

    public async Task KeepAsync(string oaId, string memberId, int remaining)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
        var quota = await db.Set<ZaloQuota>().SingleOrDefaultAsync(one => one.OaId == oaId && one.MemberId == memberId);
        if (quota is null)
        {
            quota = new ZaloQuota { OaId = oaId, MemberId = memberId, Remaining = remaining, ReadAt = time.GetUtcNow() };
            db.Add(quota);
        }

        (quota.Remaining, quota.ReadAt) = (remaining, time.GetUtcNow());
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
    }
}
