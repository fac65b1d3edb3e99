namespace LettucePlug.Imaging;

/// <summary>The fixed colours of terminals, by number.</summary>
public static class TerminalPalette
{
    // xterm's levels of the 6x6x6 cube.
    private static readonly byte[] Levels = [0, 95, 135, 175, 215, 255];

    /// <summary>The 16 ANSI colours at xterm's default values.</summary>
    public static IReadOnlyList<Rgb> Ansi { get; } =
    [
        new(0, 0, 0), new(205, 0, 0), new(0, 205, 0), new(205, 205, 0),
        new(0, 0, 238), new(205, 0, 205), new(0, 205, 205), new(229, 229, 229),
        new(127, 127, 127), new(255, 0, 0), new(0, 255, 0), new(255, 255, 0),
        new(92, 92, 255), new(255, 0, 255), new(0, 255, 255), new(255, 255, 255),
    ];

    /// <summary>The colour with a number from 16 to 255.</summary>
    public static Rgb Colour(int number)
    {
        if (number >= 232)
        {
            var grey = (byte)(8 + ((number - 232) * 10));
            return new Rgb(grey, grey, grey);
        }

        var cube = number - 16;
        return new Rgb(Levels[cube / 36], Levels[cube / 6 % 6], Levels[cube % 6]);
    }

    /// <summary>The number, 16 to 255, of the nearest colour.</summary>
    public static int Nearest256(Rgb colour)
    {
        var cube = 16 + (Level(colour.R) * 36) + (Level(colour.G) * 6) + Level(colour.B);
        var mean = (colour.R + colour.G + colour.B) / 3;
        var grey = 232 + Math.Clamp((mean - 3) / 10, 0, 23);
        return Rgb.Distance(colour, Colour(grey)) < Rgb.Distance(colour, Colour(cube)) ? grey : cube;
    }

    /// <summary>The number, 0 to 15, of the nearest ANSI colour.</summary>
    public static int Nearest16(Rgb colour)
    {
        var best = 0;
        for (var number = 1; number < Ansi.Count; number++)
        {
            best = Rgb.Distance(colour, Ansi[number]) < Rgb.Distance(colour, Ansi[best]) ? number : best;
        }

        return best;
    }

    private static int Level(byte value) => value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}
