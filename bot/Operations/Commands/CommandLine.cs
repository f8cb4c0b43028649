using System.CommandLine;
using CongDoan.Bot.Storage;
using CongDoan.Ingestion.Commands;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations.Commands;

/// <summary>The verbs of the program; whoever starts it without one gets the host.</summary>
internal static class CommandLine
{
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
          bot pair zalo ỨNG_DỤNG [--data THƯ_MỤC]  mở ghép nối webhook Zalo trong 10 phút, cạnh máy chủ đang chạy
          bot messenger-profile ỨNG_DỤNG           đăng ký webhook, đặt lời chào và thực đơn Messenger cho các Trang của ứng dụng
          bot doctor [--url ĐỊA_CHỈ] [--data THƯ_MỤC]
                                                   kiểm tra cài đặt, chữ ký, token, đăng ký webhook, đồng hồ; máy chủ phải đang chạy
          bot --help                               in phần này

        NGÀY có dạng 2026-11-22 hoặc 22/11/2026. THƯ_MỤC, ĐÍCH, NGUỒN tính từ thư mục đang đứng.
        Không có --data thì dùng cài đặt Data:Directory, mặc định là data.
        """;

    private static readonly string[] HelpWords = ["--help", "-h", "-?", "help"];

    private static readonly string[] Verbs = [AskCommand.Name, "reset-password", "backup", "restore", "pair", MessengerProfileCommand.Name, DoctorCommand.Name];

    /// <summary>Says whether the host is meant: no words at all, or settings alone.</summary>
    public static bool IsForHost(string[] args) => args.Length == 0 || (!IsVerb(args[0]) && HostArguments.Objection(args, Verbs) is null);

    public static async Task<int> RunAsync(string[] args, CommandOutput output)
    {
        if (args.Any(HelpWords[..3].Contains) || args[0] == HelpWords[3])
        {
            await output.Out.WriteLineAsync(Help);
            return ExitStatus.Done;
        }

        // A question may begin with @: no response files.
        var parsed = Root(output).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if ((IsVerb(args[0]) ? Mistakes.Find(parsed) : HostArguments.Objection(args, Verbs)) is { } mistake)
        {
            return Misused(args, mistake, output);
        }

        try
        {
            StartChecks.Run(Environment.Version);
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException misuse)
        {
            return Misused(args, misuse.Message, output);
        }
        catch (Exception refusal) when (refusal is StartRefusedException or LibraryUnusableException or OptionsValidationException)
        {
            var sentence = HostRunner.Sentence(refusal)!;
            output.Say(sentence);
            output.WriteErrorJson(args, sentence);
            return ExitStatus.Refused;
        }
    }

    private static int Misused(string[] args, string sentence, CommandOutput output)
    {
        output.Say(sentence);
        output.Say("Xem cách dùng: dotnet run --project bot -- --help");
        output.WriteErrorJson(args, sentence);
        return ExitStatus.Usage;
    }

    private static bool IsVerb(string word) => HelpWords.Contains(word) || Verbs.Contains(word);

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

    private static RootCommand Root(CommandOutput output) =>
        [AskCommand.Create(output), ResetPasswordCommand.Create(), BackupCommand.Create(), RestoreCommand.Create(), PairCommand.Create(), MessengerProfileCommand.Create(), DoctorCommand.Create(output)];
}
