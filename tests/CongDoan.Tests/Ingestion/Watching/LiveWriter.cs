using System.Text;

namespace CongDoan.Tests.Ingestion.Watching;

/// <summary>A writer whose text can be waited for while another thread writes.</summary>
internal sealed class LiveWriter : TextWriter
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly StringBuilder text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public string Text
    {
        get
        {
            lock (text)
            {
                return text.ToString();
            }
        }
    }

    public override void Write(char value)
    {
        lock (text)
        {
            text.Append(value);
        }
    }

    public override void WriteLine(string? value)
    {
        lock (text)
        {
            text.Append(value).Append('\n');
        }
    }

    public int Count(string part) => Text.Split(part).Length - 1;

    public async Task WaitForAsync(string part, int times = 1)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Count(part) < times)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"\"{part}\" was not said. Said was:\n{Text}");
            await Task.Delay(20);
        }
    }
}
