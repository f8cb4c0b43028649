using System.CommandLine;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;

namespace CongDoan.Bot.Operations.Commands;

/// <summary>The verbs of the program; whoever starts it without one gets the host.</summary>
internal static class CommandLine
{
    private const int Misused = 64;

    private const string Help =
        """
        Chatbot Công đoàn

        Cách dùng:
          bot [--urls ĐỊA_CHỈ]                     chạy máy chủ (mặc định http://localhost:5080)
          bot ask "CÂU HỎI" [--data THƯ_MỤC] [--as-of NGÀY] [--unit MÃ] [--no-starter] [--json]
                                                   hỏi thử một câu, không ghi gì vào kho
          bot reset-password TÊN [--data THƯ_MỤC]  đặt lại mật khẩu cán bộ, mật khẩu mới hiện một lần
          bot backup ĐÍCH [--data THƯ_MỤC]         sao lưu khi máy chủ vẫn chạy; ĐÍCH phải trống
          bot restore NGUỒN [--data THƯ_MỤC]       khôi phục từ bản sao lưu; phải dừng máy chủ trước
          bot --help                               in phần này

        NGÀY có dạng 2026-11-22. THƯ_MỤC, ĐÍCH, NGUỒN tính từ thư mục đang đứng.
        Không có --data thì dùng cài đặt Data:Directory, mặc định là data.
        """;

    private static readonly string[] HelpWords = ["--help", "-h", "-?", "help"];

    public static bool Knows(string[] args) =>
        args.Length > 0 && (HelpWords.Contains(args[0]) || Root().Subcommands.Any(verb => verb.Name == args[0]));

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Any(HelpWords[..3].Contains) || args[0] == HelpWords[3])
        {
            await Console.Out.WriteLineAsync(Help);
            return 0;
        }

        // A question may begin with @: no response files.
        var parsed = Root().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync("Tham số chưa đúng. Chạy với --help để xem cách dùng.");
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => "  " + error.Message)));
            return Misused;
        }

        try
        {
            StartChecks.Run(Environment.Version);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception refusal) when (refusal is StartRefusedException or LibraryUnusableException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <summary>The data folder of a command, printed where it does not disturb what the command prints.</summary>
    public static string Folder(string? data)
    {
        var folder = DataFolder.FromArgument(data, Configuration()["Data:Directory"]);
        Console.Error.WriteLine($"Thư mục dữ liệu: {folder}");
        return folder;
    }

    public static IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build();

    public static Option<string?> DataOption() => new("--data");

    private static RootCommand Root() =>
        [AskCommand.Create(), ResetPasswordCommand.Create(), BackupCommand.Create(), RestoreCommand.Create()];
}
