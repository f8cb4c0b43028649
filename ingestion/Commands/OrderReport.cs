using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary>Reports what came of an order that read no files.</summary>
internal static class OrderReport
{
    public static void Write(LibraryResult result, string folder, bool dryRun, bool json, CommandOutput output)
    {
        if (json)
        {
            output.WriteJson(new
            {
                Data = folder,
                LibraryVersion = result.Version,
                result.Release,
                Diff = DiffTable.Describe(result.Diff, withPassages: false),
            });
            return;
        }

        if (dryRun || result.Release is null)
        {
            DiffTable.Print(result.Diff, withPassages: false, output.Out);
        }

        output.Out.WriteLine(dryRun ? "Chạy thử, chưa lưu gì." : $"Đã xong. {ChangeWords.Stored(result.Release, result.Version)}");
    }
}
