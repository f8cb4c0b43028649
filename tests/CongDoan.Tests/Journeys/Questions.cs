namespace CongDoan.Tests.Journeys;

/// <summary>What the members of the journeys ask.</summary>
internal static class Questions
{
    /// <summary>A matter of the member's own union: in scope, and in no document.</summary>
    public const string Unanswerable = "Công đoàn công ty em năm nay tổ chức đi nghỉ mát ở đâu, ngày nào?";
}
