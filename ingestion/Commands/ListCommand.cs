using System.CommandLine;
using CongDoan.Ingestion.Publishing;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>list</c>: what the library holds.</summary>
internal static class ListCommand
{
    public static Command Create(CommandOutput output)
    {
        var data = CommonOptions.Data();
        var json = CommonOptions.Json();
        var releases = new Option<bool>("--releases") { Description = "Liệt kê các bản phát hành thay cho văn bản (như lệnh releases)." };
        var command = new Command("list", "Liệt kê văn bản và ghi chú trong kho.") { data, releases, json };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(releases)
            ? ReleasesCommand.RunAsync(CommonOptions.DataDirectory(parsed.GetValue(data), output), parsed.GetValue(json), output, cancellationToken)
            : RunAsync(CommonOptions.DataDirectory(parsed.GetValue(data), output), parsed.GetValue(json), output, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        await using var session = await LibrarySession.OpenToReadAsync(folder, cancellationToken);
        var documents = await session.Reader.DocumentsAsync(cancellationToken);
        var version = await session.Reader.VersionAsync(cancellationToken);
        if (json)
        {
            output.WriteJson(new
            {
                Data = folder,
                LibraryVersion = version,
                Documents = documents.Select(document => new
                {
                    document.Number,
                    document.Title,
                    Kind = document.Kind.ToString().ToLowerInvariant(),
                    document.Unit,
                    document.Issuer,
                    document.Issued,
                    document.EffectiveFrom,
                    document.EffectiveUntil,
                    document.EndedBy,
                    document.Edition,
                    document.Passages,
                    document.Legibility,
                    Starter = document.IsStarter,
                }),
            });
            return ExitStatus.Done;
        }

        foreach (var document in documents)
        {
            var from = document.EffectiveFrom?.ToString("dd/MM/yyyy", null) ?? "?";
            var until = document.EffectiveUntil?.ToString("dd/MM/yyyy", null) ?? "nay";
            output.Out.WriteLine($"{document.Number,-40} {from,-10} - {until,-10}  {document.Passages,4} đoạn  {document.Title}");
        }

        output.Say($"{documents.Count} văn bản và ghi chú, phiên bản kho {version}.");
        return ExitStatus.Done;
    }
}
