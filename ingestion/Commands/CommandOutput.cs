using System.Text.Encodings.Web;
using System.Text.Json;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Commands;

/// <summary>Where a command writes: results to standard output, everything else to standard error.</summary>
/// <param name="Out">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="IsTerminal">True when a person watches standard error, so that progress may be drawn.</param>
internal sealed record CommandOutput(TextWriter Out, TextWriter Error, bool IsTerminal)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // The reader is a program or a terminal, never a web page: Vietnamese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tells the operator something, on standard error.</summary>
    public void Say(string line) => Error.WriteLine(line);

    /// <summary>Writes the one line of JSON with which standard output ends.</summary>
    public void WriteJson<T>(T value) => Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>A program that asked for JSON gets it for a failure too, even when the command line could not be read.</summary>
    public void WriteErrorJson(IEnumerable<string> arguments, string sentence)
    {
        if (arguments.Contains("--json", StringComparer.Ordinal))
        {
            WriteJson(new { Error = sentence });
        }
    }

    /// <summary>Makes a name from outside safe to print: no control characters that a terminal would obey.</summary>
    public static string Printable(string text) => TextCleaner.CleanLine(text);
}

/// <summary>Exit statuses.</summary>
internal static class ExitStatus
{
    public const int Done = 0;

    /// <summary>At least one file was refused.</summary>
    public const int Refused = 1;

    /// <summary>The command line makes no sense (EX_USAGE of sysexits.h, as in the other program).</summary>
    public const int Usage = 64;

    /// <summary>The library cannot be used, or the command was stopped.</summary>
    public const int Failed = 3;
}

/// <summary>A command line that makes no sense; the message is the Vietnamese sentence for its author.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public UsageException()
    {
    }
}
