using System.CommandLine;
using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge;

namespace CongDoan.Ingestion.Commands;

/// <summary>Options that several commands share, and the reading of their values.</summary>
internal static class CommonOptions
{
    public static Option<string?> Data() => new("--data")
    {
        HelpName = "THƯ_MỤC",
        Description = "Thư mục dữ liệu; mặc định theo cài đặt Data:Directory (biến môi trường Data__Directory), rồi đến \"data\".",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "In kết quả thành đúng một dòng JSON ở dòng cuối.",
    };

    /// <summary>Resolves the data folder and tells the operator which one it is.</summary>
    public static string DataDirectory(string? argument, CommandOutput output)
    {
        var folder = DataFolder.FromArgument(argument, Environment.GetEnvironmentVariable("Data__Directory"));
        output.Say($"Thư mục dữ liệu: {CommandOutput.Printable(folder)}");
        return folder;
    }

    /// <summary>Reads a date option, or throws <see cref="UsageException"/>.</summary>
    public static DateOnly? Date(ParseResult parsed, Option<string?> option)
    {
        var typed = parsed.GetValue(option);
        if (typed is null)
        {
            return null;
        }

        return VietnameseDate.TryParse(typed, out var date)
            ? date
            : throw new UsageException($"{option.Name}: \"{CommandOutput.Printable(typed)}\" không phải ngày; viết 2026-11-22 hoặc 22/11/2026.");
    }
}
