using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>What the console adds: an officer's unit, and sessions that the server can end.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261125000100_OfficerConsole")]
internal sealed class OfficerConsole : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE officers ADD COLUMN Unit TEXT NOT NULL DEFAULT 'vn';

        CREATE TABLE officer_sessions (
            Id TEXT PRIMARY KEY NOT NULL, OfficerId INTEGER NOT NULL REFERENCES officers (Id) ON DELETE CASCADE,
            SecurityStamp TEXT NOT NULL, CreatedAt INTEGER NOT NULL, LastSeenAt INTEGER NOT NULL) STRICT;
        CREATE INDEX officer_sessions_officer ON officer_sessions (OfficerId);
        CREATE INDEX officer_sessions_seen ON officer_sessions (LastSeenAt);
        """);
}
