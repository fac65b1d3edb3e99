using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>References side by side, in the order they are sent: each with its number, its name and, where there is room, a small picture.</summary>
internal sealed class ReferenceStrip : Component
{
    private const int WidestTile = 26;
    private const int NarrowestTile = 17;
    private const int PictureRows = 5;
    private const int PicturesFromRows = 16;

    private readonly IReadOnlyList<(AssetReference Reference, ImageView View)> _tiles;
    private bool _hasRoom = true;

    public ReferenceStrip(PictureShelf shelf, IReadOnlyList<AssetReference> references)
    {
        _tiles = [.. references.Select(reference => (reference, Adopt(new ImageView(shelf.Of(reference.Asset, null, null)))))];
    }

    public override Size Measure(Size available)
    {
        if (_tiles.Count == 0)
        {
            return new Size(available.Columns, 0);
        }

        // Without room for pictures every name has a line of its own.
        _hasRoom = available.Rows >= PicturesFromRows && available.Columns >= NarrowestTile * 2;
        return new Size(available.Columns, _hasRoom ? PictureRows + 1 : Math.Min(_tiles.Count, Math.Max(1, available.Rows / 3)));
    }

    protected override void Paint(Canvas canvas)
    {
        var tile = Math.Clamp(canvas.Size.Columns / Math.Max(1, _tiles.Count), NarrowestTile, WidestTile);
        for (var index = 0; index < _tiles.Count; index++)
        {
            var (reference, view) = _tiles[index];
            var name = $"{index + 1}. {Sanitizer.Clean(reference.Label ?? reference.Asset, singleLine: true)}";
            if (!_hasRoom)
            {
                if (index < canvas.Size.Rows)
                {
                    var isLast = index == canvas.Size.Rows - 1 && index < _tiles.Count - 1;
                    canvas.WriteFit(0, index, canvas.Size.Columns, isLast ? $"{name} and {_tiles.Count - index - 1} more" : name, Role.Muted);
                }

                continue;
            }

            var place = new Rect(index * tile, 0, tile - 1, PictureRows);
            if (place.Right > canvas.Size.Columns)
            {
                canvas.WriteFit(Math.Max(0, canvas.Size.Columns - 9), PictureRows, 9, $"+{_tiles.Count - index} more", Role.Muted);
                return;
            }

            view.Draw(canvas, place);
            canvas.WriteFit(place.X, PictureRows, place.Width, name, Role.Muted);
        }
    }
}
