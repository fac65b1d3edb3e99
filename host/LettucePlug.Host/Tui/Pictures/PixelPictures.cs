using LettucePlug.Imaging;
using LettucePlug.Terminal;
using Size = LettucePlug.Terminal.Size;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>Makes what a terminal's graphics protocol draws.</summary>
internal static class PixelPictures
{
    // A second on a line of 2 Mbit/s; what takes more stays as cells.
    private const int MostBytes = 256 * 1024;

    // Numbers of other programs in the same terminal are small as a rule.
    private static int _lastId = 0x4C50_0000;

    /// <summary>The picture over cells of this size; null where it would take too many bytes.</summary>
    public static PixelPicture? Draw(Bitmap bitmap, GraphicsProtocol protocol, Size cells, PixelSize cell)
    {
        const uint Placement = 1;
        var id = (uint)Interlocked.Increment(ref _lastId);
        var payload = GraphicsEncoder.Encode(bitmap, new GraphicsRequest
        {
            Protocol = protocol,
            Columns = cells.Columns,
            Rows = cells.Rows,
            CellPixels = cell,
            MaxBytes = MostBytes,
            ImageId = id,
        });
        return payload is null ? null : new PixelPicture
        {
            Chunks = payload.Chunks,
            Abort = payload.Abort,
            Place = protocol == GraphicsProtocol.Kitty ? KittyGraphics.Place(id, Placement, cells.Columns, cells.Rows) : default,
            Delete = protocol == GraphicsProtocol.Kitty ? KittyGraphics.DeletePlacement(id, Placement) : default,
        };
    }
}
