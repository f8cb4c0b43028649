using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Knowledge.Library.Migrations;

/// <summary>The first schema of the library.</summary>
[DbContext(typeof(LibraryDb))]
[Migration("20261125_01_CreateLibrary")]
internal sealed class CreateLibrary : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE documents (
            "Number" TEXT NOT NULL PRIMARY KEY,
            "Kind" TEXT NOT NULL,
            "Title" TEXT NOT NULL,
            "Issuer" TEXT NULL,
            "Issued" TEXT NULL,
            "DeclaredFrom" TEXT NULL,
            "DeclaredUntil" TEXT NULL,
            "Replaces" TEXT NOT NULL,
            "EffectiveFrom" TEXT NULL,
            "EffectiveUntil" TEXT NULL,
            "EndedBy" TEXT NULL,
            "Unit" TEXT NOT NULL,
            "Edition" TEXT NULL,
            "EditionDate" TEXT NULL,
            "Legibility" TEXT NOT NULL,
            "SourceName" TEXT NULL,
            "SourceUrl" TEXT NULL,
            "IsStarter" INTEGER NOT NULL,
            "ContentHash" TEXT NOT NULL,
            "Revision" INTEGER NOT NULL,
            "PublishedAt" INTEGER NOT NULL
        );
        CREATE TABLE passages (
            "Id" TEXT NOT NULL PRIMARY KEY,
            "DocumentNumber" TEXT NOT NULL REFERENCES documents("Number") ON DELETE CASCADE,
            "Ordinal" INTEGER NOT NULL,
            "Article" TEXT NULL,
            "Clause" TEXT NULL,
            "Section" TEXT NULL,
            "Heading" TEXT NOT NULL,
            "Chapter" TEXT NOT NULL,
            "Lead" TEXT NOT NULL,
            "Text" TEXT NOT NULL,
            "ContentHash" TEXT NOT NULL,
            "AmendedFrom" TEXT NULL,
            "AmendedBy" TEXT NULL
        );
        CREATE INDEX passages_by_document ON passages ("DocumentNumber", "Ordinal");
        CREATE TABLE notes (
            "DocumentNumber" TEXT NOT NULL PRIMARY KEY REFERENCES documents("Number") ON DELETE CASCADE,
            "IsStop" INTEGER NOT NULL,
            "Topic" TEXT NOT NULL,
            "Questions" TEXT NOT NULL,
            "ShortAnswer" TEXT NOT NULL,
            "Detail" TEXT NOT NULL,
            "Basis" TEXT NOT NULL,
            "Confidence" TEXT NOT NULL,
            "Reviewed" TEXT NOT NULL,
            "ReviewBy" TEXT NOT NULL
        );
        CREATE TABLE library_state (
            "Id" INTEGER NOT NULL PRIMARY KEY CHECK ("Id" = 1),
            "Version" INTEGER NOT NULL,
            "StarterHash" TEXT NOT NULL,
            "RegisterHash" TEXT NOT NULL
        );
        INSERT INTO library_state VALUES (1, 0, '', '');
        """);
}
