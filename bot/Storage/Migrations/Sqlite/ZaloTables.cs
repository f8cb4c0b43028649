using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>What Zalo adds: sealed tokens with their lease, quotas, and what an app keeps beside its settings.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261126000100_Zalo")]
internal sealed class ZaloTables : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE zalo_tokens (
            OaId TEXT PRIMARY KEY NOT NULL, State TEXT NOT NULL, Reason TEXT, SealedAccess TEXT, AccessUntil INTEGER, SealedRefresh TEXT,
            RefreshUntil INTEGER, GivenAt INTEGER, SealedPrevious TEXT, SeedHash TEXT, IsInUse INTEGER NOT NULL, LeaseUntil INTEGER,
            LeaseOwner TEXT, AlertedAt INTEGER, Version INTEGER NOT NULL) STRICT;

        CREATE TABLE zalo_quotas (
            OaId TEXT NOT NULL, MemberId TEXT NOT NULL, Remaining INTEGER NOT NULL, ReadAt INTEGER NOT NULL, PRIMARY KEY (OaId, MemberId)) STRICT;

        CREATE TABLE zalo_apps (App TEXT PRIMARY KEY NOT NULL, PairingUntil INTEGER, SealedVerifier TEXT) STRICT;
        """);
}
