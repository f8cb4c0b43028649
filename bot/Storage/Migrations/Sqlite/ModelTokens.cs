using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>What a language model cost on a day, by member; a table of its own, written by <c>TokenLedger</c> in single statements.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261126000400_ModelTokens")]
internal sealed class ModelTokens : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE TABLE model_tokens (Day TEXT NOT NULL, Member TEXT NOT NULL, Tokens INTEGER NOT NULL, PRIMARY KEY (Day, Member)) STRICT, WITHOUT ROWID;");
}
