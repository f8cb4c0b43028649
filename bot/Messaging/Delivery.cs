namespace CongDoan.Bot.Messaging;

/// <summary>What became of one attempt to send; the sender has to tell these four apart.</summary>
internal abstract record Delivery
{
    private Delivery()
    {
    }

    /// <summary>The platform took it.</summary>
    /// <param name="PlatformId">The platform's id of it, where it gives one.</param>
    internal sealed record Sent(string? PlatformId = null) : Delivery;

    /// <summary>Not sent; worth another try.</summary>
    /// <param name="After">The platform's wish, or zero for our own pace.</param>
    /// <param name="Reason">Short code for officers and logs.</param>
    internal sealed record RetryLater(TimeSpan After, string Reason) : Delivery
    {
        /// <summary>False when the platform was not asked at all, or said no to everybody: such a wait costs no try, however long it lasts.</summary>
        public bool WasTried { get; init; } = true;
    }

    /// <summary>Will never be sent.</summary>
    internal sealed record Refused(string Reason) : Delivery;

    /// <summary>The connection broke after the bytes had left: it may have been sent.</summary>
    internal sealed record Unknown(string Reason) : Delivery;
}
