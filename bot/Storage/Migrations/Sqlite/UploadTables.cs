using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>Files that members send in the web chat. The conversation may begin with one, so nothing refers to it.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261126000400_Uploads")]
internal sealed class UploadTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE uploads (
            Id TEXT PRIMARY KEY NOT NULL, ConversationId TEXT NOT NULL, Name TEXT NOT NULL, Size INTEGER NOT NULL, UploadedAt INTEGER NOT NULL,
            Bytes BLOB NOT NULL) STRICT;
        CREATE INDEX uploads_size ON uploads (ConversationId, Size);
        """);
}
