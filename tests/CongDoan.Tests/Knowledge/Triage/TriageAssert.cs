using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Triage;

internal static class TriageAssert
{
    /// <summary>The message is of the kind as typed, without accents, and with invisible characters between its letters.</summary>
    public static void IsKind(TriageKind kind, string text)
    {
        Assert.Equal(kind, MessageTriage.Read(text).Kind);
        Assert.Equal(kind, MessageTriage.Read(Folding.Fold(text)).Kind);
        Assert.Equal(kind, MessageTriage.Read(string.Join('\u200b', text.ToCharArray())).Kind);
        Assert.Equal(kind, MessageTriage.Read(text.Normalize(System.Text.NormalizationForm.FormD)).Kind);
    }
}
