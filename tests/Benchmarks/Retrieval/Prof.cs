using System.Diagnostics;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Units;
using Microsoft.Extensions.DependencyInjection;
namespace CongDoan.Benchmarks.Retrieval;
internal static class Prof
{
    static long t0; static long m0; static TimeSpan j0;
    public static void Mark(string what)
    {
        var now = Stopwatch.GetTimestamp();
        var m = System.Runtime.JitInfo.GetCompiledMethodCount(); var j = System.Runtime.JitInfo.GetCompilationTime();
        if (t0 != 0) Console.Error.WriteLine($"{what,-30} {Stopwatch.GetElapsedTime(t0, now).TotalMilliseconds,8:F1} ms  jitted {m - m0,5} in {(j - j0).TotalMilliseconds,7:F1} ms");
        (m0, j0) = (m, j);
        t0 = Stopwatch.GetTimestamp();
    }
    public static async Task RunAsync(string data)
    {
        Mark("");
        await using var services = LawLibrary.Open(data);
        Mark("open");
        var retriever = services.GetRequiredService<Retriever>();
        var follower = services.GetRequiredService<IndexFollower>();
        Mark("resolve");
        var s = await follower.CurrentAsync(default);
        Mark("current");
        var scope = new SearchScope(LawLibrary.AsOf, UnionUnit.RootId, WithStarterNotes: false);
        var e = await retriever.FindAsync("Người lao động nghỉ việc phải báo trước bao nhiêu ngày?", scope, default);
        Mark("find");
        await retriever.FindAsync("Người lao động nghỉ việc phải báo trước bao nhiêu ngày?", scope, default);
        Mark("find again");
        await retriever.FindAsync("nguoi lao dong nghi viec phai bao truoc bao nhieu ngay", scope, default);
        Mark("find unaccented");
        await retriever.FindAsync("nguoi lao dong nghi viec phai bao truoc bao nhieu ngay", scope, default);
        Mark("again");
    }
}
