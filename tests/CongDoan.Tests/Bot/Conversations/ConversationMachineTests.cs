using CongDoan.Bot.Conversations;
using FsCheck;
using FsCheck.Fluent;
using Event = CongDoan.Bot.Conversations.ConversationEvent;

namespace CongDoan.Tests.Bot.Conversations;

public sealed class ConversationMachineTests
{
    private static readonly Gen<Event[]> Histories = Gen.Elements(Enum.GetValues<Event>()).ArrayOf();

    [Fact]
    public void Only_the_member_or_the_end_of_the_last_concern_takes_a_conversation_from_an_officer() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories.ToArbitrary(), history =>
        {
            var state = ConversationState.Bot;
            return history.All(happened =>
            {
                var before = state;
                state = ConversationMachine.Next(state, happened).State;
                return before != ConversationState.WithOfficer || state == before || happened is Event.MemberAsksBot or Event.LastConcernClosed;
            });
        }));

    [Fact]
    public void A_member_always_has_somebody_who_listens() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories.ToArbitrary(), history =>
        {
            var (state, effect) = ConversationMachine.Next(Run(history), Event.MemberWrote);
            return effect == (state == ConversationState.WithOfficer ? ConversationEffect.OfficerReads : ConversationEffect.BotAnswers);
        }));

    [Fact]
    public void The_bot_falls_silent_only_after_an_officer_replied() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories.ToArbitrary(), history =>
            Run(history) != ConversationState.WithOfficer || history.Contains(Event.OfficerReplied)));

    [Fact]
    public void Closing_the_last_concern_gives_the_conversation_back_to_the_bot_and_tells_it_once() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Histories.ToArbitrary(), history =>
        {
            var before = Run(history);
            var (state, effect) = ConversationMachine.Next(before, Event.LastConcernClosed);
            return state == ConversationState.Bot
                && (effect == ConversationEffect.TellBotIsBack) == (before != ConversationState.Bot)
                && ConversationMachine.Next(state, Event.LastConcernClosed).Effect == ConversationEffect.Nothing;
        }));

    [Fact]
    public void Asking_the_bot_while_nobody_replied_keeps_the_concern_waiting() =>
        Assert.Equal(ConversationState.Waiting, Run([Event.ConcernOpened, Event.MemberAsksBot]));

    private static ConversationState Run(IEnumerable<Event> history) =>
        history.Aggregate(ConversationState.Bot, (state, happened) => ConversationMachine.Next(state, happened).State);
}
