using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Png;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <summary>The pictures of a request: one to start from, a mask, and the others, which lend their colours in order.</summary>
internal sealed class ReferenceSet
{
    private const double DefaultDenoise = 0.6;
    private Pixels? _base;
    private Pixels? _mask;

    public IReadOnlyList<Rgb> Palette { get; private init; } = [];

    /// <summary>How far the drawing leaves the picture it starts from; null where it starts from none.</summary>
    public double? Denoise { get; private set; }

    public ImageSize? BaseSize => _base is { } start ? new ImageSize(start.Width, start.Height) : null;

    public static ReferenceSet Read(ImageRequest request, List<ImageWarning> warnings, CancellationToken cancellationToken)
    {
        var looked = request.References.Where(reference => reference.Role != ReferenceRole.Mask).ToList();
        // Only a source is edited by itself; a character's picture is mixed in where the user says how far.
        var start = looked.FirstOrDefault(reference => reference.Role == ReferenceRole.Source)
            ?? (request.Denoise is null ? null : looked.FirstOrDefault());
        var palette = new List<Rgb>();
        Pixels? basis = null;
        foreach (var reference in looked)
        {
            var pixels = Decode(reference, warnings, cancellationToken);
            if (ReferenceEquals(reference, start) && pixels is not null)
            {
                basis = pixels;
            }
            else
            {
                palette.Add(pixels is null ? Swatches.OfBytes(reference.Data.Span) : Swatches.Dominant(pixels, 1)[0]);
            }
        }

        var set = new ReferenceSet { Palette = palette };
        set.Begin(request, basis, warnings, cancellationToken);
        return set;
    }

    /// <summary>Lets the starting picture show through what was drawn over it.</summary>
    public void MixInto(Pixels drawing, int fromRow, int toRow, int salt, CancellationToken cancellationToken)
    {
        if (_base is not { } start)
        {
            return;
        }

        var strength = (float)(Denoise ?? 1);
        // Patches of the drawing come through before the rest; at 0 and at 1 there are none.
        var unevenness = 2 * strength * (1 - strength);
        for (var y = fromRow; y < toRow; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 0; x < drawing.Width; x++)
            {
                var (u, v) = ((x + 0.5f) / drawing.Width, (y + 0.5f) / drawing.Height);
                var patch = Noise.Layered(u * 5, v * 5, 3, salt) - 0.5f;
                var amount = Math.Clamp(strength + (patch * unevenness), 0, 1) * (_mask?.Sample(u, v).Luma ?? 1);
                drawing[x, y] = start.Sample(u, v).Mix(drawing[x, y], amount);
            }
        }
    }

    private static Pixels? Decode(ImageReference reference, List<ImageWarning> warnings, CancellationToken cancellationToken)
    {
        try
        {
            return PngReader.Read(reference.Data, cancellationToken);
        }
        catch (PngException e)
        {
            warnings.Add(new ImageWarning
            {
                Message = $"Sketch reads PNG references only; of the {reference.Role} reference it takes a colour " +
                    $"made from its bytes. {e.Message}",
            });
            return null;
        }
    }

    private void Begin(ImageRequest request, Pixels? basis, List<ImageWarning> warnings, CancellationToken cancellationToken)
    {
        _base = basis;
        if (basis is not null)
        {
            var asked = request.Denoise is { } value && !double.IsNaN(value) ? value : DefaultDenoise;
            Denoise = Math.Clamp(asked, 0, 1);
        }

        var mask = request.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Mask);
        if (mask is null)
        {
            return;
        }

        try
        {
            _mask = PngReader.Read(mask.Data, cancellationToken);
        }
        catch (PngException e)
        {
            warnings.Add(new ImageWarning { Message = $"The mask is not a PNG that Sketch can read, so it paints everywhere. {e.Message}" });
        }

        if (basis is null)
        {
            warnings.Add(new ImageWarning { Message = "There is no source picture to keep, so the mask has no effect." });
        }
    }
}
