using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>
/// What waits, in the order in which it is taken up: without it every claim reads the whole queue, what was done long ago included.
/// </summary>
[DbContext(typeof(BotDb))]
[Migration("20261127000000_Waiting")]
internal sealed class WaitingIndexes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE INDEX inbox_waiting ON inbox (Id) WHERE State = 'Ready';
        CREATE INDEX outbox_waiting ON outbox (Id) WHERE State = 'Ready';
        """);
}
