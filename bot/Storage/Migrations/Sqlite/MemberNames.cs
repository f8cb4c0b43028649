using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>The names of members who agreed that officers know who they are, and when a platform is to be asked for one.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261127000100_MemberNames")]
internal sealed class MemberNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE members ADD COLUMN AgreedAt INTEGER;
        ALTER TABLE members ADD COLUMN DisplayName TEXT;
        ALTER TABLE members ADD COLUMN NameDueAt INTEGER;
        CREATE INDEX members_name_due ON members (NameDueAt) WHERE NameDueAt IS NOT NULL;
        """);
}
