namespace CongDoan.Bot.Conversations;

/// <summary>What happened to a conversation.</summary>
internal enum ConversationEvent
{
    MemberWrote,
    ConcernOpened,
    OfficerReplied,

    /// <summary>An officer settled a concern while another one is open.</summary>
    ConcernClosed,
    LastConcernClosed,
    MemberAsksBot,
}

/// <summary>What has to follow.</summary>
internal enum ConversationEffect
{
    Nothing,

    /// <summary>The bot answers the member's words.</summary>
    BotAnswers,

    /// <summary>The words go to the officer; the bot keeps silent, unless a person is in danger.</summary>
    OfficerReads,

    /// <summary>The member is told that the officer has finished and that the bot listens again.</summary>
    TellBotIsBack,
}

/// <summary>Bot -> Waiting -> WithOfficer -> Bot. Pure: every decision about who answers is made here and nowhere else.</summary>
internal static class ConversationMachine
{
    public static (ConversationState State, ConversationEffect Effect) Next(ConversationState state, ConversationEvent happened) =>
        (state, happened) switch
        {
            (ConversationState.WithOfficer, ConversationEvent.MemberWrote) => (state, ConversationEffect.OfficerReads),
            (_, ConversationEvent.MemberWrote) => (state, ConversationEffect.BotAnswers),
            (ConversationState.WithOfficer, ConversationEvent.ConcernOpened) => (state, ConversationEffect.Nothing),
            (_, ConversationEvent.ConcernOpened) => (ConversationState.Waiting, ConversationEffect.Nothing),
            (_, ConversationEvent.OfficerReplied) => (ConversationState.WithOfficer, ConversationEffect.Nothing),
            (_, ConversationEvent.ConcernClosed) => (state, ConversationEffect.Nothing),
            (ConversationState.Bot, ConversationEvent.LastConcernClosed) => (state, ConversationEffect.Nothing),
            (_, ConversationEvent.LastConcernClosed) => (ConversationState.Bot, ConversationEffect.TellBotIsBack),
            // While nobody has replied the concern keeps waiting; the bot answers there anyway.
            (ConversationState.Waiting, ConversationEvent.MemberAsksBot) => (state, ConversationEffect.TellBotIsBack),
            (_, ConversationEvent.MemberAsksBot) => (ConversationState.Bot, ConversationEffect.TellBotIsBack),
            _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No rule for this event."),
        };
}
