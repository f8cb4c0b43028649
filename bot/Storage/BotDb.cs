using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Storage;

/// <summary>
/// What the host keeps: inbox, conversations, concerns, outbox, officers. It names no entity; each feature carries its
/// own mapping, so that storage depends on no feature.
/// </summary>
internal sealed class BotDb(DbContextOptions<BotDb> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotDb).Assembly);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
