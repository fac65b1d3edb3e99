using LettucePlug.Imaging;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>How pictures are shown on this terminal: by which cells, and by which protocol in pixels.</summary>
/// <param name="capabilities">What is known about the terminal by now.</param>
/// <param name="wanted">The setting: <c>auto</c>, a protocol, <c>blocks</c> for cells only, or <c>none</c>.</param>
/// <param name="isSlow">Whether every byte counts.</param>
internal sealed class PictureLook(Func<TerminalCapabilities> capabilities, string wanted = "auto", bool isSlow = false)
{
    private const int UsualRows = 14;
    private const int FewRows = 8;

    /// <summary>Pixels that are kept of each picture: enough for all cells of a large screen.</summary>
    public const int LongestSide = 480;

    /// <summary>Whether the user wants no pictures at all.</summary>
    public bool IsOff => wanted == "none";

    /// <summary>The most rows a picture among other things takes.</summary>
    public int MostRows => isSlow ? FewRows : UsualRows;

    /// <summary>How pixels travel to this terminal; null where they do not.</summary>
    public GraphicsProtocol? Protocol => wanted switch
    {
        "kitty" => GraphicsProtocol.Kitty,
        "iterm2" => GraphicsProtocol.ITerm2,
        "sixel" => GraphicsProtocol.Sixel,
        "auto" => capabilities() switch
        {
            { KittyGraphics: true } => GraphicsProtocol.Kitty,
            { ITerm2Images: true } => GraphicsProtocol.ITerm2,
            { Sixel: true } => GraphicsProtocol.Sixel,
            _ => null,
        },
        _ => null,
    };

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
                    ColorDepth.TrueColor => isSlow ? CellColours.Palette256 : CellColours.True,
                    ColorDepth.Indexed256 => CellColours.Palette256,
                    ColorDepth.Ansi16 => CellColours.Palette16,
                    _ => CellColours.None,
                },
                Tolerance = 12,
            };
        }
    }
}
