namespace CongDoan.Knowledge.Verification;

/// <summary>
/// Whether a reply is the evidence with words left out and plain words for the parties: its words stand in the evidence in the same
/// order, and of every line that it takes a word from it keeps each amount and negation with the words beside it, each condition and duty. Nothing
/// can be added, turned round or paired anew in this way; a reply that says the same in another order is not believed.
/// </summary>
internal static class Condensation
{
    /// <summary>So many words on either side of an amount, and after a negation, belong to it: "lương thử việc ít nhất 85%".</summary>
    private const int Reach = 2;

    /// <summary>Nothing of the line was taken.</summary>
    private const byte Untouched = 1;

    /// <summary>Something was taken, and no mark was left out.</summary>
    private const byte Taken = 2;

    /// <summary>A mark was left out, so that nothing more may be taken.</summary>
    private const byte Left = 4;

    internal static bool Holds(TextReading reply, TextReading evidence)
    {
        var (said, source) = (SenseMarks.Of(reply), SenseMarks.Of(evidence));
        var kept = Kept(source);
        // For each number of pieces of the reply, in which states the present line of the evidence may be.
        var states = new byte[said.Count + 1];
        states[0] = Untouched;
        Fill(states, said);
        for (var i = 0; i < source.Count; i++)
        {
            var next = new byte[said.Count + 1];
            for (var j = 0; j <= said.Count; j++)
            {
                next[j] |= Skipped(states[j], kept[i]);
                if (j < said.Count && IsSame(said[j], source[i]) && (states[j] & (Untouched | Taken)) != 0)
                {
                    next[j + 1] |= Taken;
                }
            }

            if (i + 1 == source.Count || source[i + 1].Line != source[i].Line)
            {
                next = Array.ConvertAll(next, state => state == 0 ? (byte)0 : Untouched);
            }

            Fill(next, said);
            states = next;
        }

        return source.Count > 0 && states[said.Count] != 0 && said.Any(piece => piece.Kind == PieceKind.Word);
    }

    // Fillers of the reply need no counterpart.
    private static void Fill(byte[] states, IReadOnlyList<SensePiece> said)
    {
        for (var j = 0; j < said.Count; j++)
        {
            if (said[j].Kind == PieceKind.Filler)
            {
                states[j + 1] |= states[j];
            }
        }
    }

    private static bool[] Kept(IReadOnlyList<SensePiece> source)
    {
        var kept = new bool[source.Count];
        for (var i = 0; i < source.Count; i++)
        {
            kept[i] |= IsMark(source[i]);
            if (source[i].Kind is PieceKind.Amount or PieceKind.Negation)
            {
                Keep(i, 1);
            }

            if (source[i].Kind == PieceKind.Amount)
            {
                Keep(i, -1);
            }
        }

        return kept;

        void Keep(int mark, int step)
        {
            var left = Reach;
            for (var i = mark + step; left > 0 && i >= 0 && i < source.Count && source[i].Line == source[mark].Line; i += step)
            {
                if (IsMark(source[i]) && source[i].Kind != PieceKind.Bound)
                {
                    break;
                }

                if (source[i].Kind == PieceKind.Word)
                {
                    kept[i] = true;
                    left--;
                }
            }
        }
    }

    private static bool IsMark(SensePiece piece) => piece.Kind >= PieceKind.Mark;

    private static byte Skipped(byte states, bool isKept) => !isKept
        ? states
        : (states & (Untouched | Left)) != 0 ? Left : (byte)0;

    private static bool IsSame(SensePiece said, SensePiece source) =>
        said.Text == source.Text && (said.Kind == source.Kind || (!IsMark(said) && !IsMark(source)));
}
