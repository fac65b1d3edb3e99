using System.Globalization;
using System.Runtime.CompilerServices;
using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Png;
using LettucePlug.Provider.Sketch.Scenes;
using LettucePlug.Provider.Sketch.Words;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <summary>One request, read and checked, and the painting of its pictures.</summary>
internal sealed partial class DrawingJob
{
    private const int DefaultSteps = 20;
    private const int MaxSteps = 200;
    private const int PreviewEdge = 192;

    private readonly ImageRequest _request;
    private readonly ImageSize _size;
    private readonly int _steps;
    private readonly Idea _idea;
    private readonly ReferenceSet _references;
    private readonly ulong _seed;
    private readonly List<ImageWarning> _warnings = [];

    private DrawingJob(ImageRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _references = ReferenceSet.Read(request, _warnings, cancellationToken);
        _size = Fit(request.Size ?? _references.BaseSize ?? new ImageSize(768, 768));
        _steps = Math.Clamp(request.Steps ?? DefaultSteps, 1, MaxSteps);
        _idea = IdeaReader.Read(request.Prompt, request.NegativePrompt);
        // Without a seed the prompt chooses one, small enough to be read out, so that the same request draws the same.
        _seed = request.Seed ?? (Hash(0, request.Prompt + "\n" + request.NegativePrompt) & 0xFFFF_FFFF);
        CheckSettings();
    }

    public IReadOnlyList<ImageWarning> Warnings => _warnings;

    /// <exception cref="ProviderException">The request asks for a number of pictures that cannot be made.</exception>
    public static DrawingJob Read(ImageRequest request, CancellationToken cancellationToken)
    {
        if (request.Count is < 1 or > SketchProvider.MaxCount)
        {
            throw new ProviderException(
                ProviderFailure.InvalidRequest,
                $"Sketch draws 1 to {SketchProvider.MaxCount} pictures at a time, not {request.Count}.");
        }

        return new DrawingJob(request, cancellationToken);
    }

    public async IAsyncEnumerable<ImageUpdate> DrawAsync(
        int index, Pace pace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seed = unchecked(_seed + (ulong)index);
        var layout = Hash(seed, string.Join(' ', WordList.Wanted(_request.Prompt, _request.NegativePrompt)));
        var composition = Sketcher.Compose(_idea, (float)_size.Width / _size.Height, _references.Palette, layout);
        var picture = new Pixels(_size.Width, _size.Height);
        for (var step = 1; step <= _steps; step++)
        {
            var (from, to) = ((int)((long)_size.Height * (step - 1) / _steps), (int)((long)_size.Height * step / _steps));
            await Task.Run(
                () => PaintRows(composition, picture, from, to, layout, cancellationToken), cancellationToken).ConfigureAwait(false);
            yield return new ImageProgress
            {
                Step = (index * _steps) + step,
                Total = _request.Count * _steps,
                Activity = _request.Count == 1 ? "drawing" : $"drawing picture {index + 1} of {_request.Count}",
            };
            if (_steps >= 4 && (step == _steps / 3 || step == _steps * 2 / 3))
            {
                var done = composition.Count * step / _steps;
                yield return new ImagePreview
                {
                    Data = await Task.Run(() => Preview(composition, done, cancellationToken), cancellationToken).ConfigureAwait(false),
                };
            }

            await pace.StepAsync(cancellationToken).ConfigureAwait(false);
        }

        var file = await Task.Run(() => PngWriter.Write(picture, cancellationToken), cancellationToken).ConfigureAwait(false);
        yield return new ImageReady
        {
            Image = ImageContent.FromBytes(file, "image/png"),
            Seed = seed,
            UsedSettings = UsedSettings(),
        };
    }

    private void PaintRows(
        Composition composition, Pixels picture, int from, int to, ulong layout, CancellationToken cancellationToken)
    {
        composition.Paint(picture, from, to, composition.Count, cancellationToken);
        _references.MixInto(picture, from, to, (int)(layout & 0xFFFF), cancellationToken);
    }

    private byte[] Preview(Composition composition, int layers, CancellationToken cancellationToken)
    {
        var scale = Math.Min(1, PreviewEdge / (float)Math.Max(_size.Width, _size.Height));
        var small = new Pixels(Math.Max(1, (int)(_size.Width * scale)), Math.Max(1, (int)(_size.Height * scale)));
        composition.Paint(small, 0, small.Height, layers, cancellationToken);
        return PngWriter.Write(small, cancellationToken);
    }

    private Dictionary<string, string> UsedSettings()
    {
        var used = new Dictionary<string, string>();
        if (_request.Size != _size)
        {
            used[ImageSettingNames.Size] = _size.ToString();
        }

        if (_request.Steps != _steps)
        {
            used[ImageSettingNames.Steps] = _steps.ToString(CultureInfo.InvariantCulture);
        }

        if (_references.Denoise is { } denoise && _request.Denoise != denoise)
        {
            used[ImageSettingNames.Denoise] = denoise.ToString(CultureInfo.InvariantCulture);
        }

        return used;
    }

    /// <summary>FNV-1a, with the seed mixed in first.</summary>
    private static ulong Hash(ulong seed, string text)
    {
        var hash = 14695981039346656037UL ^ (seed * 0x9E3779B97F4A7C15);
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * 1099511628211;
        }

        return hash;
    }
}
