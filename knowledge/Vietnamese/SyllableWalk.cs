namespace CongDoan.Knowledge.Vietnamese;

/// <summary>
/// Walks over the syllables and numbers of a text without making a string of each: lower case, as they stand in the text,
/// so that only a syllable that is new to the caller costs more than a look-up.
/// </summary>
internal ref struct SyllableWalk
{
    /// <summary>A longer run of letters is cut there, so that no token grows without bound.</summary>
    internal const int MaxLength = 40;

    private readonly Span<char> _buffer;
    private ReadOnlySpan<char> _rest;
    private int _length;

    /// <summary>Begins before the first syllable.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="buffer">Room for <see cref="MaxLength"/> characters, overwritten at each step.</param>
    internal SyllableWalk(ReadOnlySpan<char> text, Span<char> buffer)
    {
        _rest = text;
        _buffer = buffer[..MaxLength];
    }

    /// <summary>The syllable at which the walk stands, good until the next step.</summary>
    internal readonly ReadOnlySpan<char> Current => _buffer[.._length];

    /// <summary>Goes to the next syllable; false at the end.</summary>
    internal bool MoveNext()
    {
        var i = 0;
        while (i < _rest.Length && !char.IsLetterOrDigit(_rest[i]))
        {
            i++;
        }

        _length = 0;
        while (i < _rest.Length && _length < MaxLength && char.IsLetterOrDigit(_rest[i]))
        {
            _buffer[_length++] = char.ToLowerInvariant(_rest[i++]);
        }

        _rest = _rest[i..];
        // The law writes "06 tháng" and people "6 tháng".
        if (_length == 2 && _buffer[0] == '0' && char.IsAsciiDigit(_buffer[1]))
        {
            (_buffer[0], _length) = (_buffer[1], 1);
        }

        return _length > 0;
    }
}
