using System.Globalization;

namespace CongDoan.Benchmarks;

/// <summary>What became of the accepted messages.</summary>
internal sealed class SoakTally
{
    private readonly List<string> _broken = [];
    private int _lost;
    private int _doubled;
    private int _unanswered;
    private int _answeredOnce;
    private int _answeredOften;
    private int _handedOver;

    public required int Accepted { get; init; }

    public required int Retries { get; init; }

    public bool IsKept => _lost == 0 && _doubled == 0 && _unanswered == 0 && _answeredOften == 0 && Accepted > 0;

    /// <summary>Counts one accepted message.</summary>
    /// <param name="copies">How often it stands in its conversation.</param>
    /// <param name="replies">How often it was answered.</param>
    /// <param name="isHandedOver">True when the host died three times at work on it: an officer answers, and the member was told.</param>
    /// <param name="conversation">Tells what the conversation holds, without anybody's words; asked when a promise is broken.</param>
    public void Add(int copies, int replies, bool isHandedOver, Func<string> conversation)
    {
        if (copies != 1 || replies != 1)
        {
            _broken.Add(conversation());
        }

        _lost += copies == 0 ? 1 : 0;
        _doubled += copies > 1 ? 1 : 0;
        _unanswered += replies == 0 ? 1 : 0;
        _answeredOnce += replies == 1 ? 1 : 0;
        _answeredOften += replies > 1 ? 1 : 0;
        _handedOver += isHandedOver ? 1 : 0;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"accepted {Accepted} (requests sent again: {Retries}); lost {_lost}, stored twice {_doubled}; answered once {_answeredOnce} (of them {_handedOver} handed to an officer after three kills at work), never {_unanswered}, more than once {_answeredOften}")
        + string.Concat(_broken.Select(one => $"{Environment.NewLine}  broken: {one}"));
}
