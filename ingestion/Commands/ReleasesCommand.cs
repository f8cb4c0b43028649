using System.CommandLine;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>releases</c>: what was published when, newest first.</summary>
internal static class ReleasesCommand
{
    public static Command Create(CommandOutput output)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var command = new Command("releases", "Liệt kê các bản phát hành còn giữ, mới nhất trước.") { data, json };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(CommonOptions.DataDirectory(parsed.GetValue(data), output), parsed.GetValue(json), output, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string folder, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        await using var session = await LibrarySession.OpenToReadAsync(folder, cancellationToken);
        var releases = await session.Releases.ReadAsync(cancellationToken);
        if (json)
        {
            output.WriteJson(new
            {
                Data = folder,
                Releases = releases.Select(release => new
                {
                    release.Number,
                    release.At,
                    release.Command,
                    release.By,
                    release.Note,
                    release.Documents,
                    release.Added,
                    release.Changed,
                    release.Removed,
                    Expired = release.Ended,
                    release.PassagesAdded,
                    release.PassagesRemoved,
                }),
            });
            return ExitStatus.Done;
        }

        foreach (var release in releases)
        {
            output.Out.WriteLine(CommandOutput.Printable(
                $"{release.Number,5}  {VietnamTime.Show(release.At)}  {release.Documents,5} văn bản  +{release.Added} ~{release.Changed} -{release.Removed} !{release.Ended}  "
                + $"{release.Command}{(release.By.Length > 0 ? $" ({release.By})" : "")}{(release.Note.Length > 0 ? $": {release.Note}" : "")}"));
        }

        output.Say($"{releases.Count} bản phát hành (+ thêm, ~ sửa, - gỡ, ! hết hiệu lực; giờ Việt Nam). Quay lại: rollback SỐ.");
        return ExitStatus.Done;
    }
}
