using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>What Bot Framework adds: where each conversation is answered.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261126000300_Connector")]
internal sealed class ConnectorTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE connector_addresses (
            Account TEXT NOT NULL, Key TEXT NOT NULL, ChannelId TEXT NOT NULL, ServiceUrl TEXT NOT NULL, ConversationId TEXT NOT NULL,
            IsGroup INTEGER NOT NULL, BotId TEXT NOT NULL, BotName TEXT, MemberId TEXT NOT NULL, MemberName TEXT, TenantId TEXT, PrivateId TEXT,
            PRIMARY KEY (Account, Key)) STRICT;
        """);
}
