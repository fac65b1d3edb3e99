using LettucePlug.Imaging;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>How pictures are made of cells on this terminal.</summary>
internal sealed class PictureLook(Func<TerminalCapabilities> capabilities, bool isOff = false)
{
    /// <summary>Pixels that are kept of each picture: enough for all cells of a large screen.</summary>
    public const int LongestSide = 480;

    /// <summary>Whether the user wants no pictures at all.</summary>
    public bool IsOff => isOff;

    public PixelSize CellPixels
    {
        get
        {
            var cell = capabilities().CellPixels ?? TerminalCapabilities.UsualCellPixels;
            return new PixelSize(Math.Max(1, cell.Columns), Math.Max(1, cell.Rows));
        }
    }

    public CellOptions Options
    {
        get
        {
            var terminal = capabilities();
            return new CellOptions
            {
                Shape = terminal.Utf8 && terminal.Depth != ColorDepth.None ? CellShape.Quadrants : CellShape.Ascii,
                Colours = terminal.Depth switch
                {
                    ColorDepth.TrueColor => CellColours.True,
                    ColorDepth.Indexed256 => CellColours.Palette256,
                    ColorDepth.Ansi16 => CellColours.Palette16,
                    _ => CellColours.None,
                },
                Tolerance = 12,
            };
        }
    }
}
