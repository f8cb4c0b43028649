using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CongDoan.Tests.Architecture;

public sealed partial class HygieneTests
{
    private static readonly string[] Binary = [".png", ".jpg", ".ico", ".pdf", ".docx", ".doc", ".woff2", ".db", ".zip", ".xlsx", ".gz"];

    // In pieces, or this file would be the first to break its own rule.
    private static readonly string[] RegistryHosts =
    [
        "registry." + "npmjs.org", "api." + "nuget.org", "files." + "pythonhosted.org", "deb." + "debian.org", "proxy." + "golang.org",
        "arti" + "factory", "nexus" + "/repository",
    ];

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine()
    {
        var named =
            from file in TextFiles()
            from line in SourceTree.Lines(file).Select((text, index) => (text, number: index + 1))
            where MachinePath().IsMatch(line.text)
            select $"{file}:{line.number}: {line.text.Trim()}";
        Findings.AssertNone(named);
    }

    [Fact]
    public void Only_tests_and_the_evaluation_know_the_shared_folder()
    {
        var shared = ".." + "/shared";
        var named =
            from file in TextFiles()
            where !file.StartsWith("tests/", StringComparison.Ordinal) && file != "README.md"
            where SourceTree.Read(file).Contains(shared, StringComparison.Ordinal)
            select file;
        Findings.AssertNone(named);
    }

    [Fact]
    public void No_file_names_a_package_registry()
    {
        var named =
            from file in TextFiles()
            let text = SourceTree.Read(file)
            from host in RegistryHosts
            where text.Contains(host, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {host}";
        Findings.AssertNone(named);
    }

    [Fact]
    public void A_lock_file_says_which_packages_and_not_from_where() =>
        Assert.DoesNotContain(
            SourceTree.Files.Where(file => file.EndsWith("package-lock.json", StringComparison.Ordinal)),
            file => SourceTree.Read(file).Contains("\"resolved\": \"http", StringComparison.Ordinal));

    [Fact]
    public void Every_data_table_begins_by_explaining_itself() =>
        Assert.All(
            SourceTree.Below("knowledge/").Where(file => file.EndsWith(".tsv", StringComparison.Ordinal)),
            file => Assert.StartsWith("#", SourceTree.Read(file), StringComparison.Ordinal));

    [Fact]
    public void Every_package_has_one_exact_version_in_one_place()
    {
        var loose = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Where(package => !ExactVersion().IsMatch((string?)package.Attribute("Version") ?? ""))
            .Select(package => (string)package.Attribute("Include")!);
        Findings.AssertNone(loose);

        var elsewhere =
            from file in SourceTree.Files
            where file.EndsWith(".csproj", StringComparison.Ordinal)
            from package in XDocument.Load(Path.Combine(SourceTree.Root, file)).Descendants("PackageReference")
            where package.Attribute("Version") is not null || package.Attribute("VersionOverride") is not null
            select $"{file}: {(string?)package.Attribute("Include")}";
        Findings.AssertNone(elsewhere);
    }

    [Fact]
    public void No_launch_settings_put_words_before_a_command_s_output() =>
        Assert.DoesNotContain(SourceTree.Files, file => file.EndsWith("launchSettings.json", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> TextFiles() =>
        SourceTree.Files.Where(file => !Binary.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(@"(?<![\w.\-/])/(work|tmp|root|home/\w+|Users/\w+)/|[A-Za-z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^\d+(\.\d+){1,3}(-[0-9A-Za-z.]+)?$")]
    private static partial Regex ExactVersion();
}
