using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>One image, as large as there is room for, beside or above all that is known of it.</summary>
internal sealed class AssetView : Component
{
    private const int WideFrom = 72;

    private readonly ImageView _image;
    private readonly TextBlock _facts = new("");
    private readonly ScrollView _scroll;

    private AssetView(AssetRecord asset, PictureShelf shelf)
    {
        _image = Adopt(new ImageView(shelf.Of(asset)));
        _facts.Set(AssetText.Of(asset, []));
        _scroll = Adopt(new ScrollView(_facts) { TakesKeys = true });
    }

    /// <summary>Opens it over the whole screen; Escape closes it.</summary>
    public static async Task ShowAsync(UiApp app, GalleryModel gallery, PictureShelf shelf, AssetRecord asset)
    {
        var view = new AssetView(asset, shelf);
        app.Show(new Overlay(view) { Place = OverlayPlace.Full, Title = "Image" });
        var lineage = await gallery.LineageAsync(asset);
        view._facts.Set(AssetText.Of(asset, lineage));
        view.Invalidate();
    }

    public override Size Measure(Size available) => available;

    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Role.Text);
        canvas.Box(canvas.Bounds, Role.BorderFocused, "Image", Role.Title);
        var note = " Esc back ";
        canvas.Write(Math.Max(2, canvas.Size.Columns - note.Length - 2), canvas.Size.Rows - 1, note, Role.Muted);
        var inner = canvas.Bounds.Inset(2, 1);
        if (canvas.Size.Columns >= WideFrom)
        {
            var width = inner.Width * 3 / 5;
            _image.Draw(canvas, inner with { Width = width });
            _scroll.Draw(canvas, inner with { X = inner.X + width + 2, Width = inner.Width - width - 2 });
            return;
        }

        var rows = inner.Height / 2;
        _image.Draw(canvas, inner with { Height = rows });
        _scroll.Draw(canvas, inner with { Y = inner.Y + rows, Height = inner.Height - rows });
    }
}
