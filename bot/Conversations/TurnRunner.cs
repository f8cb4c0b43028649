using System.Globalization;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Conversations;

/// <summary>One turn: what a member did becomes steps, thought out here, and written by <see cref="ReplyWriter"/> and <see cref="CommandWriter"/>.</summary>
internal sealed class TurnRunner(AnswerQuestion answer, ReplyWriter replies, CommandWriter commands, NewsWriter news, TimeProvider time)
{
    private const int LongestQuestion = 4_000;
    private const int HistoryLength = 12;

    // What was said longer ago than a day is no longer what a bare "còn 2 năm thì sao" goes on with.
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Thinks. Holds no transaction: an answer may take seconds.</summary>
    public async Task<PlannedTurn> ThinkAsync(BotDb db, string conversationId, IReadOnlyList<TurnPart> parts, CancellationToken cancellationToken)
    {
        var conversation = await db.Set<Conversation>().AsNoTracking().SingleAsync(one => one.Id == conversationId, cancellationToken);
        var steps = new List<PlannedStep>();
        var bubbles = new List<Message>();
        foreach (var part in parts)
        {
            if (part is { Command: null, News: null, Message: { } message })
            {
                bubbles.Add(message);
                continue;
            }

            await FlushAsync();
            if (part.Command is { } command)
            {
                steps.Add(new PlannedStep.Obey(command, part.Message, part.About));
            }
            else if (part.News is { } told)
            {
                steps.Add(new PlannedStep.Note(told, part.Message));
            }
        }

        await FlushAsync();
        return new PlannedTurn(conversationId, steps);

        async Task FlushAsync()
        {
            if (bubbles.Count > 0)
            {
                // Bubbles may overtake each other on the way.
                var inOrder = bubbles.OrderBy(bubble => bubble.SentAt).ThenBy(bubble => bubble.Sequence).ToList();
                steps.Add(inOrder.TrueForAll(HasNoWords)
                    ? new PlannedStep.Look(inOrder)
                    : await ReplyAsync(db, conversation, inOrder, cancellationToken));
                bubbles.Clear();
            }
        }
    }

    /// <summary>Writes what was thought, in the caller's transaction. Who answers is decided again here: an officer may have come in between.</summary>
    public async Task WriteAsync(BotDb db, PlannedTurn turn, CancellationToken cancellationToken)
    {
        var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == turn.ConversationId, cancellationToken);
        foreach (var step in turn.Steps)
        {
            await (step switch
            {
                PlannedStep.Reply reply => replies.WriteAsync(db, conversation, reply, cancellationToken),
                PlannedStep.Look look => news.WriteLookAsync(db, conversation, look, cancellationToken),
                PlannedStep.Note note => news.WriteAsync(db, conversation, note, cancellationToken),
                PlannedStep.Obey obey => commands.WriteAsync(db, conversation, obey, cancellationToken),
                _ => throw new InvalidOperationException("A step of an unknown kind."),
            });
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Gives up on what a member wrote: an officer gets it, and the member a ticket.</summary>
    public async Task GiveUpAsync(BotDb db, string conversationId, string text, long? replyTo, CancellationToken cancellationToken)
    {
        var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == conversationId, cancellationToken);
        await replies.GiveUpAsync(db, conversation, text, replyTo, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<PlannedStep> ReplyAsync(
        BotDb db, Conversation conversation, List<Message> bubbles, CancellationToken cancellationToken)
    {
        var text = string.Join('\n', bubbles.Select(WordsOf).Where(words => words.Length > 0));
        if (Syllables.Of(TextCleaner.Clean(text)).Count == 0)
        {
            return new PlannedStep.Reply(text, bubbles, null, WasCut: false);
        }

        var before = bubbles.Min(bubble => bubble.Sequence);
        var since = bubbles[0].SentAt - Memory;
        var history = await db.Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == conversation.Id && message.Sequence < before && message.SentAt > since)
            .OrderByDescending(message => message.Sequence)
            .Take(HistoryLength)
            .Select(message => new Said(message.From, message.Text, message.Sequence, message.From == MessageFrom.Bot ? message.Content : null))
            .ToListAsync(cancellationToken);
        history.Reverse();
        text = NumberedChoice.Read(text, history.LastOrDefault()?.Content) ?? text;
        var question = new Question(Cut(text), VietnamTime.Day(time.GetUtcNow()))
        {
            Unit = conversation.Unit,
            Member = conversation.MemberId.ToString(CultureInfo.InvariantCulture),
            History = history
                .Select((said, i) => new Turn(said.From == MessageFrom.Member, (i > 0 && said.From == MessageFrom.Member ? NumberedChoice.Read(said.Text, history[i - 1].Content) : null) ?? said.Text))
                .ToList(),
        };
        return new PlannedStep.Reply(text, bubbles, await answer(question, cancellationToken), text.Length > LongestQuestion);
    }

    /// <summary>What stands before the question.</summary>
    private sealed record Said(MessageFrom From, string Text, long Sequence, string? Content);

    /// <summary>What was said: beside a picture only its caption, the rest of the text describes the picture to an officer.</summary>
    private static string WordsOf(Message message) =>
        AnswerFormatter.Read(message.Content) is { Attachments.Count: > 0 } content ? content.Text : message.Text;

    private static bool HasNoWords(Message message) => AnswerFormatter.Read(message.Content) is { Attachments.Count: > 0, Text: "" };

    private static string Cut(string text)
    {
        if (text.Length <= LongestQuestion)
        {
            return text;
        }

        return text[..(char.IsHighSurrogate(text[LongestQuestion - 1]) ? LongestQuestion - 1 : LongestQuestion)];
    }
}
