using System.Text;

namespace LettucePlug.Imaging;

/// <summary>Picks the colours of cells in reading order, keeping those already set where they are near enough.</summary>
internal sealed class CellColourChoice(CellOptions options)
{
    private static readonly Rune Space = new(' ');
    private readonly Dictionary<Rgb, Rgb> _snapped = [];
    private Rgb? _foreground;
    private Rgb? _background;

    /// <summary>Forgets the colours set: each row may be drawn on its own.</summary>
    public void NextRow()
    {
        _foreground = null;
        _background = null;
    }

    public CellGlyph Cell(Rune glyph, Rgb over, Rgb under)
    {
        over = Near(Snap(over), _foreground);
        under = Near(Snap(under), _background);
        if (glyph == Space || IsNear(over, under))
        {
            _background = under;
            return new CellGlyph(Space, null, Shown(under));
        }

        _foreground = over;
        _background = under;
        return new CellGlyph(glyph, over, Shown(under));
    }

    public CellGlyph Character(Rune glyph, Rgb colour)
    {
        if (options.Colours == CellColours.None || glyph == Space)
        {
            return new CellGlyph(glyph, null, null);
        }

        _foreground = Near(Snap(colour), _foreground);
        return new CellGlyph(glyph, _foreground, null);
    }

    // Without a background asked for, black is what transparent pixels became.
    private Rgb? Shown(Rgb colour) => options.Background is null && colour == Rgb.Black ? null : colour;

    private Rgb Near(Rgb wanted, Rgb? set) => set is { } known && IsNear(wanted, known) ? known : wanted;

    private bool IsNear(Rgb left, Rgb right) =>
        Math.Abs(left.R - right.R) <= options.Tolerance
        && Math.Abs(left.G - right.G) <= options.Tolerance
        && Math.Abs(left.B - right.B) <= options.Tolerance;

    private Rgb Snap(Rgb colour)
    {
        if (options.Colours is CellColours.True or CellColours.None)
        {
            return colour;
        }

        if (!_snapped.TryGetValue(colour, out var snapped))
        {
            snapped = options.Colours == CellColours.Palette256
                ? TerminalPalette.Colour(TerminalPalette.Nearest256(colour))
                : TerminalPalette.Ansi[TerminalPalette.Nearest16(colour)];
            _snapped[colour] = snapped;
        }

        return snapped;
    }
}
