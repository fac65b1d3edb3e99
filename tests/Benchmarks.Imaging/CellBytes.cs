using System.Globalization;
using System.Text;

namespace LettucePlug.Imaging.Benchmarks;

/// <summary>The bytes a terminal receives for cells, each attribute sent only where it changes.</summary>
internal static class CellBytes
{
    public static int Count(CellImage image, CellColours colours)
    {
        var text = new StringBuilder();
        for (var row = 0; row < image.Rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\e[{row + 1}H");
            Rgb? foreground = null, background = null;
            foreach (var cell in image.Row(row))
            {
                if (cell.Foreground is { } over && over != foreground)
                {
                    text.Append(Sgr(38, over, colours));
                    foreground = over;
                }

                if (cell.Background != background)
                {
                    text.Append(cell.Background is { } under ? Sgr(48, under, colours) : "\e[49m");
                    background = cell.Background;
                }

                text.Append(cell.Glyph.ToString());
            }

            text.Append("\e[m");
        }

        return Encoding.UTF8.GetByteCount(text.ToString());
    }

    private static string Sgr(int kind, Rgb colour, CellColours colours) => colours == CellColours.Palette256
        ? $"\e[{kind};5;{TerminalPalette.Nearest256(colour)}m"
        : $"\e[{kind};2;{colour.R};{colour.G};{colour.B}m";
}
