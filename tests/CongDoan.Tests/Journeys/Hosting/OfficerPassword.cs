namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>The administrator's password: the printed one first, then the one that they have to choose.</summary>
internal sealed class OfficerPassword(string printed)
{
    public const string Name = "quantri";
    public const string Own = "con trâu đi trước cái cày";

    public string Current { get; set; } = printed;
}
