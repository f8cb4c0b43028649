using System.Collections.Concurrent;

namespace CongDoan.PlatformSimulator.Connector;

/// <summary>How Bot Framework behaves; a test changes it while it runs.</summary>
internal sealed class ConnectorBehaviour
{
    /// <summary>What happens to the next calls of the channel's service, one each; nothing when it is empty.</summary>
    public ConcurrentQueue<ConnectorFault> Faults { get; } = new();

    /// <summary>True: metadata and keys cannot be had.</summary>
    public bool KeysAreAway { get; set; }

    /// <summary>True: Microsoft Entra does not know the secret.</summary>
    public bool SecretIsWrong { get; set; }

    /// <summary>How long a token for the bot's own calls is good.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>False: the channel opens no chat with one member.</summary>
    public bool OpensPrivateChats { get; set; } = true;
}

/// <summary>One answer of the channel's service that is not the wished one.</summary>
/// <param name="Status">Its status; 0 cuts the line.</param>
/// <param name="Code">Its code.</param>
/// <param name="RetryAfter">Seconds, or null.</param>
/// <param name="IsAfterEffect">True: the activity arrived all the same.</param>
internal sealed record ConnectorFault(int Status, string Code = "", int? RetryAfter = null, bool IsAfterEffect = false);
