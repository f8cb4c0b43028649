using System.Reflection;
using System.Text.RegularExpressions;

namespace CongDoan.Tests.Architecture;

public sealed partial class LayoutTests
{
    private const int DeepestFolder = 3;

    private static readonly string[] TopLevel =
    [
        ".ci", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore", "CongDoan.Bot.sln", "Directory.Build.props",
        "Directory.Packages.props", "LICENSE", "README.md", "bot", "infra", "ingestion", "knowledge", "tests",
    ];

    // The first three are words of the platform: as a namespace they hide System.Console, System.Index and System.Text.
    private static readonly string[] ForbiddenFolders =
        ["Console", "Index", "Text", "Services", "Models", "Helpers", "Utils", "Common", "Interfaces", "Abstractions", "Misc"];

    // Folders that hold no C#: their names are no namespaces.
    private static readonly string[] ContentFolders = ["wwwroot", "Starter", "Data"];

    [Fact]
    public void The_top_level_holds_only_what_the_design_names()
    {
        var top = SourceTree.Files.Select(file => file.Split('/')[0]).Distinct(StringComparer.Ordinal);
        Findings.AssertNone(top.Except(TopLevel, StringComparer.Ordinal));
    }

    [Fact]
    public void Folders_below_a_project_are_at_most_three_deep()
    {
        var deep = SourceFolders().Where(folder => folder.Split('/').Length - 1 > DeepestFolder);
        Findings.AssertNone(deep);
    }

    [Fact]
    public void No_folder_is_a_word_of_the_platform_or_a_drawer_for_anything()
    {
        var found = SourceTree.Files
            .SelectMany(file => file.Split('/').SkipLast(1))
            .Distinct(StringComparer.Ordinal)
            .Intersect(ForbiddenFolders, StringComparer.OrdinalIgnoreCase);
        Findings.AssertNone(found);
    }

    [Fact]
    public void A_namespace_is_the_folder_that_holds_the_file()
    {
        var wrong =
            from file in SourceTree.Products.SelectMany(product => SourceTree.Below(product + "/"))
            where file.EndsWith(".cs", StringComparison.Ordinal)
            let found = NamespaceLine().Match(SourceTree.Read(file))
            where found.Success && found.Groups[1].Value != NamespaceOf(file)
            select $"{file}: {found.Groups[1].Value}, but its folder is {NamespaceOf(file)}";
        Findings.AssertNone(wrong);
    }

    [Theory]
    [InlineData("CongDoan.Bot")]
    [InlineData("CongDoan.Ingestion")]
    [InlineData("CongDoan.Knowledge")]
    public void No_type_is_called_like_a_folder(string assembly)
    {
        // A type `Inbox` in a namespace `Inbox` cannot be named from the sibling namespaces (CS0234).
        var folders = SourceTree.Products
            .SelectMany(product => SourceTree.Below(product + "/"))
            .SelectMany(file => file.Split('/').SkipLast(1))
            .Except(ContentFolders, StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        var types = Assembly.Load(assembly).GetTypes()
            .Where(type => !type.IsNested && folders.Contains(type.Name))
            .Select(type => type.FullName!);
        Findings.AssertNone(types);
    }

    private static IEnumerable<string> SourceFolders() =>
        SourceTree.Files
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => file.StartsWith("tests/", StringComparison.Ordinal) ? file["tests/".Length..] : file)
            .Select(file => Path.GetDirectoryName(file)!.Replace('\\', '/'))
            .Distinct(StringComparer.Ordinal);

    private static string NamespaceOf(string file)
    {
        var folders = file.Split('/').SkipLast(1).ToArray();
        folders[0] = char.ToUpperInvariant(folders[0][0]) + folders[0][1..];
        return "CongDoan." + string.Join('.', folders);
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
