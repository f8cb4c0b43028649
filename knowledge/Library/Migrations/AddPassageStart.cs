using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>Provisions that take effect on another day than their document.</summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261126_02_AddPassageStart")]
internal sealed class AddPassageStart : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """ALTER TABLE passages ADD COLUMN "EffectiveFrom" TEXT NULL;""");
}
