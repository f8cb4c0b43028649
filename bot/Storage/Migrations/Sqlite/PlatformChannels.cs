using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>What the platforms' channels add: bodies that could not be used, and the bubbles of a sending.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261126000000_Channels")]
internal sealed class PlatformChannels : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE webhook_quarantine (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, Webhook TEXT NOT NULL, App TEXT NOT NULL, Body BLOB NOT NULL, Hash TEXT NOT NULL,
            Reason TEXT NOT NULL, ReceivedAt INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX webhook_quarantine_body ON webhook_quarantine (Webhook, App, Hash);

        CREATE TABLE outbox_parts (
            OutboxId INTEGER NOT NULL REFERENCES outbox (Id) ON DELETE CASCADE, Part INTEGER NOT NULL, PlatformId TEXT, SentAt INTEGER NOT NULL,
            PRIMARY KEY (OutboxId, Part)) STRICT;
        CREATE INDEX outbox_parts_platform ON outbox_parts (PlatformId) WHERE PlatformId IS NOT NULL;
        CREATE INDEX inbox_heard ON inbox (ConversationId, ReceivedAt);
        """);
}
