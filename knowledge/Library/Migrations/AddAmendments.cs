using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>What a document does to provisions of others, and which amendments a consolidated text already shows.</summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261125_02_AddAmendments")]
internal sealed class AddAmendments : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        ALTER TABLE documents ADD COLUMN "Amends" TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE passages ADD COLUMN "IncludesAmendmentBy" TEXT NULL;
        """);
}
