using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Imaging;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Pictures;

/// <summary>
/// Pictures for the screen: read and decoded beside the UI, scaled down once, kept while they are looked at.
/// </summary>
internal sealed class PictureShelf(IUiThread ui, Func<string, CancellationToken, Task<byte[]>> read, PictureLook look)
{
    private const int MostKept = 96;

    private readonly Dictionary<string, ShelfPicture> _pictures = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    // Decoding is done one after the other: it must not take every core of a small machine.
    private Task _last = Task.CompletedTask;

    public PictureLook Look => look;

    /// <summary>The picture of an asset; it is loaded when it is asked for cells.</summary>
    public IPictureSource Of(AssetRecord asset) => Of(asset.Id, asset.Width, asset.Height);

    /// <summary>The same, of what is known only by its id.</summary>
    public IPictureSource Of(string asset, int? width, int? height)
    {
        if (_pictures.TryGetValue(asset, out var known))
        {
            return known;
        }

        var picture = new ShelfPicture(
            look,
            new PixelSize(width ?? 1, height ?? 1),
            width is null ? "[image]" : $"[image {width}x{height}]",
            (target, token) => LoadAsync(target, () => read(asset, token), token),
            DrawAsync);
        _pictures[asset] = picture;
        _order.Enqueue(asset);
        while (_order.Count > MostKept)
        {
            _pictures.Remove(_order.Dequeue());
        }

        return picture;
    }

    /// <summary>A picture that is no asset yet, such as a preview: cells only, since the next one replaces it soon.</summary>
    public IPictureSource OfBytes(ReadOnlyMemory<byte> file) => new ShelfPicture(
        look,
        new PixelSize(1, 1),
        "Preview",
        (target, token) => LoadAsync(target, () => Task.FromResult(file.ToArray()), token),
        (_, _) => Task.CompletedTask);

    // Encoding takes far longer than a frame may.
    private Task DrawAsync(Func<PixelPicture?> draw, Action<PixelPicture?> done)
    {
        var before = _last;
        return _last = Task.Run(async () =>
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var drawn = draw();
            ui.Post(() => done(drawn));
        });
    }

    private Task LoadAsync(ShelfPicture target, Func<Task<byte[]>> bytes, CancellationToken cancellationToken)
    {
        var before = _last;
        return _last = Task.Run(
            async () =>
            {
                await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                try
                {
                    var bitmap = await ImageDecoder.DecodeAsync(await bytes(), null, cancellationToken);
                    var most = new PixelSize(PictureLook.LongestSide, PictureLook.LongestSide);
                    var small = BitmapScaler.Fit(bitmap.Size, most);
                    var scaled = small == bitmap.Size
                        ? bitmap
                        : BitmapScaler.Scale(bitmap, small, cancellationToken: cancellationToken);
                    ui.Post(() => target.Take(scaled));
                }
                catch (Exception error)
                {
                    // Whatever is wrong with one picture, the others are shown.
                    var problem = Problem.Of(error);
                    ui.Post(() => target.Fail(error is PreviewUnavailableException ? $"{problem.Message} {problem.Hint}" : problem.Message));
                }
            },
            cancellationToken);
    }
}
