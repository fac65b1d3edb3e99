using System.Globalization;
using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// What a terminal is asked when a program starts, in one write, and what its replies mean. Nothing waits for them: they
/// are read whenever they come, and a terminal that stays silent keeps the cautious assumptions.
/// </summary>
internal sealed class CapabilityProbe
{
    /// <summary>Clusters that terminals disagree about, measured by where the cursor stands after them.</summary>
    public static readonly string[] Samples =
    [
        "👨‍👩‍👧", "❤️", "🇩🇪", "👍🏽", "漢", "…", "क्षि", "🫨",
    ];

    private const int FamilySample = 0, HeartSample = 1, FlagSample = 2, ToneSample = 3;
    private const int IdeographSample = 4, MarksSample = 6, RecentSample = 7;

    private readonly List<int> _widths = [];

    /// <summary>Whether the last question was answered, so that no more replies are under way.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>
    /// The questions. The widths are asked on row 2, since a report of row 1 could be F3; the first frame overwrites what
    /// this leaves there. Primary device attributes come last: every terminal answers them.
    /// </summary>
    public static byte[] Questions()
    {
        var text = new StringBuilder();
        text.Append("\e_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\e\\\e[>q\e[?u\e[?2026$p\e[?2004$p\e[16t\e]11;?\e\\\e[2H");
        foreach (var sample in Samples)
        {
            text.Append('\r').Append("\e[K").Append(sample).Append("\e[6n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\e[K\e[c").ToString());
    }

    /// <summary>What is known after a reply; the same instance when it told nothing new.</summary>
    public TerminalCapabilities Learn(TerminalCapabilities known, ReplyEvent reply) => reply.Kind switch
    {
        ReplyKind.Apc when reply.Body.StartsWith("Gi=31", StringComparison.Ordinal) =>
            reply.Body.EndsWith(";OK", StringComparison.Ordinal) && !known.Multiplexed
                ? known with { KittyGraphics = true }
                : known,
        ReplyKind.Dcs when reply.Body.StartsWith(">|", StringComparison.Ordinal) => Named(known, reply.Body[2..]),
        ReplyKind.Osc when reply.Body.StartsWith("11;", StringComparison.Ordinal) =>
            ParseColor(reply.Body.AsSpan(3)) is { } color ? known with { Background = color } : known,
        ReplyKind.Csi => Control(known, reply.Body),
        _ => known,
    };

    private static TerminalCapabilities Named(TerminalCapabilities known, string name)
    {
        name = Sanitizer.Clean(name, singleLine: true);
        return known with
        {
            Name = name,
            Multiplexed = known.Multiplexed || name.StartsWith("tmux", StringComparison.Ordinal),
            ITerm2Images = !known.Multiplexed &&
                (name.StartsWith("iTerm2", StringComparison.Ordinal) || name.StartsWith("WezTerm", StringComparison.Ordinal)),
        };
    }

    private TerminalCapabilities Control(TerminalCapabilities known, string body)
    {
        if (body.EndsWith('R'))
        {
            return Width(known, body);
        }

        if (body.StartsWith("?2026;", StringComparison.Ordinal) && body.EndsWith("$y", StringComparison.Ordinal))
        {
            // 1 set, 2 reset, 3 always set; 0 and 4 mean it cannot be switched on.
            return body[6] is '1' or '2' or '3' ? known with { SynchronizedOutput = true } : known;
        }

        if (body is "?2004;1$y" or "?2004;3$y")
        {
            // It was switched on before it was asked for.
            return known with { BracketedPaste = true };
        }

        if (body.StartsWith('?') && body.EndsWith('u'))
        {
            return known with { KittyKeyboard = true };
        }

        if (body.StartsWith("6;", StringComparison.Ordinal) && body.EndsWith('t'))
        {
            var parts = body[2..^1].Split(';');
            return parts.Length == 2 && int.TryParse(parts[0], out var height) && int.TryParse(parts[1], out var width) &&
                height is > 0 and < 1000 && width is > 0 and < 1000 && known.CellPixels is null
                ? known with { CellPixels = new Size(width, height) }
                : known;
        }

        if (body.StartsWith('?') && body.EndsWith('c'))
        {
            IsAnswered = true;
            return body[1..^1].Split(';').Skip(1).Contains("4") && !known.Multiplexed ? known with { Sixel = true } : known;
        }

        return known;
    }

    private TerminalCapabilities Width(TerminalCapabilities known, string body)
    {
        var comma = body.IndexOf(';');
        if (_widths.Count == Samples.Length || comma < 0 || !int.TryParse(body.AsSpan(comma + 1, body.Length - comma - 2), out var column))
        {
            return known;
        }

        _widths.Add(column - 1);

        // A terminal that does not measure a Chinese character as two does not tell the truth, or draws no UTF-8.
        return _widths.Count == Samples.Length && _widths[IdeographSample] == 2
            ? known with
            {
                Widths = new WidthProfile
                {
                    Joined = _widths[FamilySample] == 2,
                    Variation = _widths[HeartSample] == 2,
                    Flags = _widths[FlagSample] == 2,
                    SkinTones = _widths[ToneSample] == 2,
                    Marks = _widths[MarksSample] == TextWidth.Of(Samples[MarksSample]),
                    RecentEmoji = _widths[RecentSample] == 2,
                },
            }
            : known;
    }

    // rgb:rrrr/gggg/bbbb with one to four digits each.
    private static Color? ParseColor(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("rgb:"))
        {
            return null;
        }

        Span<byte> values = stackalloc byte[3];
        var count = 0;
        text = text[4..];
        foreach (var range in text.Split('/'))
        {
            var part = text[range];
            if (count == 3 || part.Length is < 1 or > 4 ||
                !int.TryParse(part, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                return null;
            }

            values[count++] = (byte)(value * 255 / ((1 << (4 * part.Length)) - 1));
        }

        return count == 3 ? Color.Rgb(values[0], values[1], values[2]) : null;
    }
}
