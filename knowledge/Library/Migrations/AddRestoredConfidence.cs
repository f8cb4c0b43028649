using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>How sure the words of a text are whose marks were restored.</summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261126_01_AddRestoredConfidence")]
internal sealed class AddRestoredConfidence : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """ALTER TABLE passages ADD COLUMN "RestoredConfidence" REAL NULL;""");
}
