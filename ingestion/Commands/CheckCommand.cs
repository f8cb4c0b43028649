using System.CommandLine;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>check</c>: whether what the notes rest on exists and holds, and which of them are due for review.</summary>
internal static class CheckCommand
{
    public static Command Create(CommandOutput output)
    {
        var data = CommonOptions.Data();
        var asOf = new Option<string?>("--as-of") { HelpName = "NGÀY", Description = "Ngày cần kiểm tra; mặc định hôm nay. Đặt một ngày sắp tới để biết ghi chú nào sẽ đến hạn." };
        var json = CommonOptions.Json();
        var command = new Command("check", "Kiểm tra căn cứ của các ghi chú và liệt kê ghi chú đến hạn rà soát.") { data, asOf, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            CommonOptions.DataDirectory(parsed.GetValue(data), output),
            CommonOptions.Date(parsed, asOf) ?? VietnamTime.Day(TimeProvider.System.GetUtcNow()),
            parsed.GetValue(json),
            output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, DateOnly day, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        await using var session = await LibrarySession.OpenToReadAsync(folder, cancellationToken);
        var report = await session.Notes.RunAsync(day, cancellationToken);
        var wrong = report.Findings.Count(finding => finding.Trouble != NoteTrouble.ReviewDue);
        if (json)
        {
            output.WriteJson(new
            {
                Data = folder,
                AsOf = day,
                report.Notes,
                report.Provisions,
                report.ProvisionsAtHand,
                Findings = report.Findings.Select(finding => new { finding.Note, finding.Title, Trouble = Code(finding.Trouble), finding.About }),
            });
        }
        else
        {
            foreach (var group in report.Findings.GroupBy(finding => finding.Trouble).OrderBy(group => group.Key))
            {
                output.Out.WriteLine($"{Words(group.Key)}:");
                foreach (var finding in group)
                {
                    output.Out.WriteLine($"  {finding.Note}: {CommandOutput.Printable(finding.About)}");
                }
            }
        }

        output.Say(
            $"{report.Notes} ghi chú, {report.Provisions} căn cứ ({report.ProvisionsAtHand} có toàn văn trong kho để đối chiếu): "
            + $"{wrong} chỗ sai, {report.Findings.Count - wrong} ghi chú đến hạn rà soát.");
        return wrong == 0 ? ExitStatus.Done : ExitStatus.Refused;
    }

    private static string Words(NoteTrouble trouble) => trouble switch
    {
        NoteTrouble.NoSuchProvision => "Căn cứ không có trong văn bản",
        NoteTrouble.BasisEnded => "Căn cứ đã hết hiệu lực",
        NoteTrouble.AmendedSinceReview => "Căn cứ được sửa đổi sau lần rà soát gần nhất",
        NoteTrouble.NamesWhatIsNoBasis => "Câu trả lời nêu điều không nằm trong căn cứ",
        NoteTrouble.NamesWhatHasEnded => "Nêu văn bản đã hết hiệu lực mà không nói rõ",
        NoteTrouble.SaysTheSame => "Hai ghi chú có câu hỏi gần như nhau (nên gộp lại, hoặc thêm từ phân biệt vào mọi câu hỏi của ghi chú hẹp hơn)",
        _ => "Đến hạn rà soát",
    };

    private static string Code(NoteTrouble trouble) => trouble switch
    {
        NoteTrouble.NoSuchProvision => "no_such_provision",
        NoteTrouble.BasisEnded => "basis_ended",
        NoteTrouble.AmendedSinceReview => "amended_since_review",
        NoteTrouble.NamesWhatIsNoBasis => "names_what_is_no_basis",
        NoteTrouble.NamesWhatHasEnded => "names_what_has_ended",
        NoteTrouble.SaysTheSame => "says_the_same",
        _ => "review_due",
    };
}
