using System.Globalization;

namespace LettucePlug.Terminal;

/// <summary>A colour: the terminal's default, one of the 256 of the palette, or red, green and blue.</summary>
public readonly record struct Color
{
    private const uint IndexedKind = 1u << 24;
    private const uint RgbKind = 2u << 24;
    private readonly uint _value;

    private Color(uint value) => _value = value;

    /// <summary>The terminal's own foreground or background; also the value of <c>default</c>.</summary>
    public static Color Default => default;

    /// <summary>Whether it is the terminal's own.</summary>
    public bool IsDefault => _value == 0;

    /// <summary>Whether it names a place in the palette.</summary>
    public bool IsIndexed => (_value & IndexedKind) != 0;

    /// <summary>The place in the palette, for an indexed colour: 0-7 normal, 8-15 bright, 16-255 xterm's cube and greys.</summary>
    public int Index => (int)(_value & 0xff);

    /// <summary>Red, of a colour that is not indexed.</summary>
    public byte R => (byte)(_value >> 16);

    /// <summary>Green, of a colour that is not indexed.</summary>
    public byte G => (byte)(_value >> 8);

    /// <summary>Blue, of a colour that is not indexed.</summary>
    public byte B => (byte)_value;

    /// <summary>A colour of the palette.</summary>
    public static Color Indexed(byte index) => new(IndexedKind | index);

    /// <summary>A colour of 24 bits.</summary>
    public static Color Rgb(byte r, byte g, byte b) => new(RgbKind | ((uint)r << 16) | ((uint)g << 8) | b);

    /// <summary>Reads <c>#rrggbb</c>.</summary>
    /// <exception cref="FormatException">It is not six hexadecimal digits after a hash.</exception>
    public static Color Hex(string text)
    {
        if (text.Length != 7 || text[0] != '#' ||
            !uint.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb))
        {
            throw new FormatException($"'{text}' is not a colour; write it as #rrggbb.");
        }

        return new Color(RgbKind | rgb);
    }

    /// <summary>The nearest colour a terminal of this depth can show.</summary>
    public Color Reduce(ColorDepth depth) => depth switch
    {
        ColorDepth.None => Default,
        ColorDepth.TrueColor => this,
        _ when IsDefault => this,
        ColorDepth.Indexed256 => IsIndexed ? this : Indexed(Palette.Nearest256(R, G, B)),
        _ when IsIndexed && Index < 16 => this,
        _ => Indexed(Palette.Nearest16(this)),
    };

    /// <summary>How bright it is to the eye, 0 to 1; the default colour counts as unknown, 0.5.</summary>
    public double Brightness()
    {
        if (IsDefault)
        {
            return 0.5;
        }

        var (r, g, b) = Palette.ToRgb(this);
        return ((0.299 * r) + (0.587 * g) + (0.114 * b)) / 255;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        IsDefault ? "default" : IsIndexed ? $"{Index}" : $"#{_value & 0xffffff:x6}";
}
