using LettucePlug.Imaging;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>How pictures are shown on this terminal and over this link: as cells, and where it can, in pixels too.</summary>
/// <param name="capabilities">What is known about the terminal now; it answers some time after the start.</param>
/// <param name="isOff">Whether the user wants no pictures at all.</param>
/// <param name="way">What the user wants, as the setting <c>ui.images</c> has it.</param>
/// <param name="isSlow">Whether every byte counts.</param>
internal sealed class PictureLook(
    Func<TerminalCapabilities> capabilities, bool isOff = false, string way = "auto", bool isSlow = false)
{
    /// <summary>Pixels that are kept of each picture: enough for all cells of a large screen.</summary>
    public const int LongestSide = 480;

    /// <summary>The most bytes one picture in pixels may take: a few seconds at a megabit.</summary>
    private const int MostBytes = 400_000;
    private const int MostBytesSlow = 120_000;
    private const int UsualRows = 14;
    private const int FewRows = 8;

    /// <summary>Whether the user wants no pictures at all.</summary>
    public bool IsOff => isOff || way == "none";

    /// <summary>The most rows a picture among other things takes.</summary>
    public int MostRows => isSlow ? FewRows : UsualRows;

    public int ByteBudget => isSlow ? MostBytesSlow : MostBytes;

    public PixelSize CellPixels
    {
        get
        {
            var cell = capabilities().CellPixels ?? TerminalCapabilities.UsualCellPixels;
            return new PixelSize(Math.Max(1, cell.Columns), Math.Max(1, cell.Rows));
        }
    }

    /// <summary>What shows through where a picture is transparent and the way of pixels knows no transparency.</summary>
    public Rgb Background =>
        capabilities().Background is { IsDefault: false, IsIndexed: false } colour ? new Rgb(colour.R, colour.G, colour.B) : Rgb.Black;

    /// <summary>How pixels travel; null for cells alone. Multiplexers let none through, unless the user says they do.</summary>
    public GraphicsProtocol? Protocol => way switch
    {
        "kitty" => GraphicsProtocol.Kitty,
        "iterm2" => GraphicsProtocol.ITerm2,
        "sixel" => GraphicsProtocol.Sixel,
        "auto" when capabilities() is { Multiplexed: false } terminal =>
            terminal.KittyGraphics ? GraphicsProtocol.Kitty
            : terminal.ITerm2Images ? GraphicsProtocol.ITerm2
            : terminal.Sixel ? GraphicsProtocol.Sixel
            : null,
        _ => null,
    };

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
