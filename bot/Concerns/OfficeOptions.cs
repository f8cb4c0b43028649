namespace CongDoan.Bot.Concerns;

/// <summary>What members are promised about officers.</summary>
internal sealed class OfficeOptions
{
    public const string Section = "Officers";

    /// <summary>Days and hours in the time of Vietnam, such as <c>Mon-Fri 07:30-11:30 13:30-17:00</c> (the default).</summary>
    public string OfficeHours { get; set; } = Concerns.OfficeHours.Default;
}
