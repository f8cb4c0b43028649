using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>Dense vectors by model and content, so that an unchanged passage is never sent to the model again.</summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261126_40_AddEmbeddings")]
internal sealed class AddEmbeddings : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE embeddings (
            "Model" TEXT NOT NULL,
            "TextHash" TEXT NOT NULL,
            "Vector" BLOB NOT NULL,
            PRIMARY KEY ("Model", "TextHash")
        ) WITHOUT ROWID;
        """);
}
