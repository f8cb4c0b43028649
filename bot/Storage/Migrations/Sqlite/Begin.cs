using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CongDoan.Bot.Storage.Migrations.Sqlite;

/// <summary>The first schema. Instants are UTC ticks; states are words, so that a person can read the file.</summary>
[DbContext(typeof(BotDb))]
[Migration("20261125000000_Begin")]
internal sealed class Begin : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE TABLE members (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, Channel TEXT NOT NULL, Account TEXT NOT NULL, ExternalId TEXT NOT NULL,
            CreatedAt INTEGER NOT NULL, ConsentShownAt INTEGER) STRICT;
        CREATE UNIQUE INDEX members_who ON members (Channel, Account, ExternalId);

        CREATE TABLE conversations (
            Id TEXT PRIMARY KEY NOT NULL, Channel TEXT NOT NULL, Account TEXT NOT NULL, Key TEXT NOT NULL, Unit TEXT NOT NULL,
            State TEXT NOT NULL, StateChangedAt INTEGER NOT NULL, MemberId INTEGER NOT NULL REFERENCES members (Id),
            LastSequence INTEGER NOT NULL, CreatedAt INTEGER NOT NULL, LastMessageAt INTEGER NOT NULL, Version INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX conversations_key ON conversations (Channel, Account, Key);
        CREATE INDEX conversations_member ON conversations (MemberId);
        CREATE INDEX conversations_newest ON conversations (LastMessageAt);

        CREATE TABLE messages (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, ConversationId TEXT NOT NULL REFERENCES conversations (Id) ON DELETE CASCADE,
            Sequence INTEGER NOT NULL, "From" TEXT NOT NULL, OfficerId INTEGER, Text TEXT NOT NULL, Content TEXT, InboxEventId TEXT,
            ClientData TEXT, SentAt INTEGER NOT NULL, Feedback TEXT, ReplyTo INTEGER) STRICT;
        CREATE UNIQUE INDEX messages_sequence ON messages (ConversationId, Sequence);
        CREATE UNIQUE INDEX messages_event ON messages (ConversationId, InboxEventId) WHERE InboxEventId IS NOT NULL;

        CREATE TABLE inbox (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, Channel TEXT NOT NULL, Account TEXT NOT NULL, EventId TEXT NOT NULL,
            ConversationId TEXT REFERENCES conversations (Id) ON DELETE CASCADE, MessageId INTEGER, Kind TEXT NOT NULL, Body TEXT NOT NULL,
            ReceivedAt INTEGER NOT NULL, DueAt INTEGER NOT NULL, State TEXT NOT NULL, Attempts INTEGER NOT NULL, LeaseOwner TEXT,
            LeaseUntil INTEGER, Token INTEGER NOT NULL, FinishedAt INTEGER, Reason TEXT) STRICT;
        CREATE UNIQUE INDEX inbox_event ON inbox (Channel, Account, EventId);
        CREATE INDEX inbox_conversation ON inbox (ConversationId, State, Id);
        CREATE INDEX inbox_ready ON inbox (DueAt, Id) WHERE State = 'Ready';
        CREATE INDEX inbox_running ON inbox (LeaseUntil) WHERE State = 'Running';
        CREATE INDEX inbox_finished ON inbox (FinishedAt) WHERE FinishedAt IS NOT NULL;

        CREATE TABLE concerns (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, TicketCode TEXT NOT NULL, ConversationId TEXT NOT NULL REFERENCES conversations (Id) ON DELETE CASCADE,
            Unit TEXT NOT NULL, State TEXT NOT NULL, Reason TEXT NOT NULL, Urgent INTEGER NOT NULL, Question TEXT NOT NULL,
            QuestionKey TEXT NOT NULL, OpenedAt INTEGER NOT NULL, FirstReplyAt INTEGER, ClosedAt INTEGER, ClosedBy TEXT,
            UnreadMessages INTEGER NOT NULL, Version INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX concerns_ticket ON concerns (TicketCode);
        CREATE INDEX concerns_list ON concerns (State, Urgent, OpenedAt);
        CREATE INDEX concerns_conversation ON concerns (ConversationId, State);

        CREATE TABLE outbox (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, ConversationId TEXT REFERENCES conversations (Id) ON DELETE CASCADE, MessageId INTEGER,
            Channel TEXT NOT NULL, Account TEXT NOT NULL, Kind TEXT NOT NULL, Body TEXT NOT NULL, DueAt INTEGER NOT NULL,
            State TEXT NOT NULL, Attempts INTEGER NOT NULL, LeaseOwner TEXT, LeaseUntil INTEGER, Token INTEGER NOT NULL,
            SentAt INTEGER, Reason TEXT) STRICT;
        CREATE INDEX outbox_conversation ON outbox (ConversationId, State, Id);
        CREATE INDEX outbox_ready ON outbox (DueAt, Id) WHERE State = 'Ready';
        CREATE INDEX outbox_sending ON outbox (LeaseUntil) WHERE State = 'Sending';
        CREATE INDEX outbox_failed ON outbox (Id) WHERE State IN ('Refused', 'Dead');

        CREATE TABLE officers (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, Name TEXT NOT NULL, DisplayName TEXT NOT NULL, PasswordHash TEXT NOT NULL,
            Role TEXT NOT NULL, SecurityStamp TEXT NOT NULL, Disabled INTEGER NOT NULL, MustChangePassword INTEGER NOT NULL,
            CreatedAt INTEGER NOT NULL, LastSignInAt INTEGER) STRICT;
        CREATE UNIQUE INDEX officers_name ON officers (Name);

        CREATE TABLE officer_audit (
            Id INTEGER PRIMARY KEY AUTOINCREMENT, At INTEGER NOT NULL, OfficerName TEXT NOT NULL, Action TEXT NOT NULL,
            Subject TEXT NOT NULL, RemoteAddress TEXT) STRICT;
        CREATE INDEX officer_audit_at ON officer_audit (At);
        """);
}
