using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>
/// Releases: what each one held, as spans of release numbers over versions of documents, and which file each document
/// was read from.
/// </summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261126_30_AddReleases")]
internal sealed class AddReleases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE releases (
            "Number" INTEGER NOT NULL PRIMARY KEY,
            "At" INTEGER NOT NULL,
            "Command" TEXT NOT NULL,
            "By" TEXT NOT NULL,
            "Note" TEXT NOT NULL,
            "Documents" INTEGER NOT NULL,
            "Added" INTEGER NOT NULL,
            "Changed" INTEGER NOT NULL,
            "Removed" INTEGER NOT NULL,
            "Ended" INTEGER NOT NULL,
            "PassagesAdded" INTEGER NOT NULL,
            "PassagesRemoved" INTEGER NOT NULL
        );
        CREATE TABLE document_versions (
            "ContentHash" TEXT NOT NULL PRIMARY KEY,
            "Draft" BLOB NOT NULL
        );
        CREATE TABLE release_documents (
            "Number" TEXT NOT NULL,
            "FirstRelease" INTEGER NOT NULL,
            "LastRelease" INTEGER NULL,
            "ContentHash" TEXT NOT NULL,
            PRIMARY KEY ("Number", "FirstRelease")
        );
        CREATE TABLE published_files (
            "Number" TEXT NOT NULL PRIMARY KEY,
            "Key" TEXT NOT NULL,
            "ContentHash" TEXT NOT NULL,
            "Summary" TEXT NOT NULL
        );
        CREATE INDEX published_files_by_key ON published_files ("Key");
        """);
}
