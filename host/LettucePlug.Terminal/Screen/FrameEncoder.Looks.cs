namespace LettucePlug.Terminal;

internal sealed partial class FrameEncoder
{
    private const TextAttributes SeenOnBlanks =
        TextAttributes.Underline | TextAttributes.Reverse | TextAttributes.Strike;

    private readonly FrameBuffer _fresh = new();
    private readonly FrameBuffer _change = new();

    // Whether a cell of this look can be written as things are.
    private bool Shows(Look look, bool forBlank) => _lookKnown && _look == Needed(look, forBlank);

    // A blank without lines shows only its background, so whatever else is set may stay.
    private Look Needed(Look look, bool forBlank) =>
        forBlank && _lookKnown && (look.Attributes & SeenOnBlanks) == 0
            ? new Look(_look.Foreground, look.Background, _look.Attributes & ~SeenOnBlanks)
            : look;

    private void SetLook(Look look, bool forBlank = false)
    {
        look = Needed(look, forBlank);
        if (_lookKnown && _look == look)
        {
            return;
        }

        _fresh.Clear();
        _fresh.Append((byte)'0');
        Colors(_fresh, default, look);
        On(_fresh, look.Attributes);
        var best = _fresh;
        if (_lookKnown)
        {
            _change.Clear();
            Change(_change, _look, look);
            if (_change.Length <= _fresh.Length)
            {
                best = _change;
            }
        }

        // SGR without a parameter means 0.
        _output.Append("\e["u8);
        _output.Append(best.Bytes.SequenceEqual("0"u8) ? default : best.Bytes);
        _output.Append((byte)'m');
        _look = look;
        _lookKnown = true;
    }

    private static void Change(FrameBuffer to, Look from, Look look)
    {
        var gone = from.Attributes & ~look.Attributes;
        var come = look.Attributes & ~from.Attributes;
        if ((gone & (TextAttributes.Bold | TextAttributes.Dim)) != 0)
        {
            // 22 takes both away.
            Parameter(to, 22);
            come |= look.Attributes & (TextAttributes.Bold | TextAttributes.Dim);
        }

        Off(TextAttributes.Italic, 23);
        Off(TextAttributes.Underline, 24);
        Off(TextAttributes.Reverse, 27);
        Off(TextAttributes.Strike, 29);
        On(to, come);
        Colors(to, from, look);

        void Off(TextAttributes attribute, int code)
        {
            if ((gone & attribute) != 0)
            {
                Parameter(to, code);
            }
        }
    }

    private static void On(FrameBuffer to, TextAttributes attributes)
    {
        On(TextAttributes.Bold, 1);
        On(TextAttributes.Dim, 2);
        On(TextAttributes.Italic, 3);
        On(TextAttributes.Underline, 4);
        On(TextAttributes.Reverse, 7);
        On(TextAttributes.Strike, 9);

        void On(TextAttributes attribute, int code)
        {
            if ((attributes & attribute) != 0)
            {
                Parameter(to, code);
            }
        }
    }

    private static void Colors(FrameBuffer to, Look from, Look look)
    {
        if (from.Foreground != look.Foreground)
        {
            ColorOf(to, look.Foreground, 30);
        }

        if (from.Background != look.Background)
        {
            ColorOf(to, look.Background, 40);
        }
    }

    private static void ColorOf(FrameBuffer to, Color color, int ground)
    {
        if (color.IsDefault)
        {
            Parameter(to, ground + 9);
        }
        else if (!color.IsIndexed)
        {
            Parameter(to, ground + 8);
            Parameter(to, 2);
            Parameter(to, color.R);
            Parameter(to, color.G);
            Parameter(to, color.B);
        }
        else if (color.Index < 8)
        {
            Parameter(to, ground + color.Index);
        }
        else if (color.Index < 16)
        {
            Parameter(to, ground + 60 + color.Index - 8);
        }
        else
        {
            Parameter(to, ground + 8);
            Parameter(to, 5);
            Parameter(to, color.Index);
        }
    }

    private static void Parameter(FrameBuffer to, int value)
    {
        if (to.Length > 0)
        {
            to.Append((byte)';');
        }

        to.AppendNumber(value);
    }
}
