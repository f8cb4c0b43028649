namespace CongDoan.Bot.Webhooks;

/// <summary>Whose a POST is, before anything of it is kept.</summary>
internal enum WebhookProof
{
    /// <summary>No such app in the settings: 404.</summary>
    NoSuchApp,

    /// <summary>Not proved to come from the platform: 401, nothing is kept.</summary>
    Forged,

    /// <summary>A try-out that is answered with 200 and forgotten.</summary>
    Rehearsal,

    /// <summary>The platform's own, whatever stands in it.</summary>
    Genuine,
}
