namespace CongDoan.Tests;

/// <summary>The folder of official documents and bad inputs that is no part of the project; tests over it skip visibly without it.</summary>
internal static class SharedData
{
    private const string Variable = "CONGDOAN_SHARED";

    /// <summary>The folder, or null when this machine has none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>What a skipped test shows.</summary>
    public static string? SkipReason => Folder is null ? $"There is no folder of shared data: neither {Variable} nor ../shared names one." : null;

    public static string File(params string[] parts) => Path.Combine([Folder!, .. parts]);

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(folder))
        {
            folder = Path.Combine(Architecture.SourceTree.Root, "..", "shared");
        }

        return Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
    }
}

/// <summary>A fact over the shared data.</summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = SharedData.SkipReason;
}

/// <summary>A theory over the shared data.</summary>
internal sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = SharedData.SkipReason;
}
