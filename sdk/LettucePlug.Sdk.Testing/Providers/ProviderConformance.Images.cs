namespace LettucePlug.Sdk.Testing;

/// <content>The checks of image models.</content>
public static partial class ProviderConformance
{
    private static IEnumerable<ConformanceCheck> Images(ProviderSubject subject)
    {
        yield return Check("A picture comes, and updates come in order.", subject, async (connected, token) =>
        {
            var updates = await Expect.AllAsync(connected.Images.GenerateAsync(Request(subject), token), token).ConfigureAwait(false);
            UpdateOrder.Check(updates);
            await CheckPicturesAsync(updates, 1, token).ConfigureAwait(false);
        });
        yield return Check("As many pictures come as were asked for.", subject, async (connected, token) =>
        {
            if ((connected.Provider.Info.ImageLimits?.MaxCount ?? 1) < 2)
            {
                return;
            }

            var request = Request(subject) with { Count = 2 };
            var updates = await Expect.AllAsync(connected.Images.GenerateAsync(request, token), token).ConfigureAwait(false);
            UpdateOrder.Check(updates);
            await CheckPicturesAsync(updates, 2, token).ConfigureAwait(false);
        });
        yield return Check("Nothing is sent before the first picture update is asked for.", subject, (connected, token) =>
        {
            _ = connected.Images.GenerateAsync(Request(subject), token);
            Expect.That(connected.Calls == 0, "Nothing is sent before the first element is asked for.", $"{connected.Calls} requests.");
            return Task.CompletedTask;
        });
        yield return Check("Several pictures can be made at once.", subject, async (connected, token) =>
        {
            var calls = Enumerable.Range(0, 4)
                .Select(i => Expect.AllAsync(connected.Images.GenerateAsync(Request(subject) with { Prompt = $"picture {i}" }, token), token));
            foreach (var updates in await Task.WhenAll(calls).ConfigureAwait(false))
            {
                UpdateOrder.Check(updates);
            }
        });
        yield return Check("The request stays as it was.", subject, (connected, token) => StaysAsync(connected, subject, token));
        yield return Check("A setting that is not honoured is warned about.", subject, (connected, token) => WarnsAsync(connected, subject, token));
        yield return Cancelling("Cancelling ends the making of pictures.", subject, async (connected, source) =>
        {
            var images = 0;
            await foreach (var update in connected.Images.GenerateAsync(Request(subject) with { Steps = Steps(connected) }, source.Token).ConfigureAwait(false))
            {
                images += update is ImageReady ? 1 : 0;
                await source.CancelAsync().ConfigureAwait(false);
            }

            return $"an end without an exception, after {images} images.";
        });
        if (subject.ReferenceOrderMatters)
        {
            yield return Check("The order of references counts.", subject, (connected, token) => OrderAsync(connected, subject, token));
        }
    }

    private static ImageRequest Request(ProviderSubject subject) => new()
    {
        JobId = Guid.NewGuid().ToString("D"),
        Model = subject.ImageModel!,
        Prompt = "a lighthouse in fog",
        Size = subject.SmallestSize,
    };

    private static int? Steps(Connected connected) =>
        connected.Provider.Info.ImageLimits?.Settings.Contains(ImageSettingNames.Steps) == true ? 50 : null;

    private static async Task CheckPicturesAsync(List<ImageUpdate> updates, int count, CancellationToken token)
    {
        var ready = updates.OfType<ImageReady>().ToList();
        Expect.That(ready.Count == count, $"A request for {count} gives {count} images.", $"{ready.Count}.");
        foreach (var image in ready.Select(one => one.Image))
        {
            if (image.Url is not null)
            {
                continue;
            }

            var bytes = image.Bytes is { } held ? held.ToArray() : await ReadAsync(image.Stream!, token).ConfigureAwait(false);
            Expect.That(
                SamplePictures.Sniff(bytes) is not null,
                "An image is the bytes of an image file.",
                $"{bytes.Length} bytes that begin with {Convert.ToHexString(bytes.AsSpan(0, Math.Min(8, bytes.Length)))}.");
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken token)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, token).ConfigureAwait(false);
        return copy.ToArray();
    }

    private static async Task StaysAsync(Connected connected, ProviderSubject subject, CancellationToken token)
    {
        var reference = SamplePictures.Reference(ReferenceRole.Source, 0x3366CC);
        var references = new List<ImageReference>();
        if (connected.Provider.Info.ImageLimits?.MaxReferences is null or > 0)
        {
            references.Add(reference);
        }

        var extra = new Dictionary<string, string>();
        var before = reference.Data.ToArray();
        var request = Request(subject) with { References = references, Extra = extra };
        var copy = request with { };
        var count = references.Count;
        await Expect.AllAsync(connected.Images.GenerateAsync(request, token), token).ConfigureAwait(false);
        Expect.That(
            request == copy && references.Count == count && extra.Count == 0 && reference.Data.Span.SequenceEqual(before),
            "The request belongs to the caller and does not change.",
            "a changed request.");
    }

    private static async Task WarnsAsync(Connected connected, ProviderSubject subject, CancellationToken token)
    {
        var limits = connected.Provider.Info.ImageLimits;
        if (connected.Client is IModelCatalog catalog)
        {
            var models = await catalog.ListModelsAsync(token).ConfigureAwait(false);
            limits = models.FirstOrDefault(model => model.Name == subject.ImageModel)?.ImageLimits ?? limits;
        }

        var honoured = limits?.Settings ?? [];
        var request = Request(subject);
        var unknown = SettingRules.ImageSettings.Except(honoured).Where(name => name != ImageSettingNames.Size).Order().ToList();
        foreach (var name in unknown)
        {
            request = WithSetting(request, name);
        }

        var updates = await Expect.AllAsync(connected.Images.GenerateAsync(request, token), token).ConfigureAwait(false);
        var warned = updates.OfType<ImageWarning>().Select(warning => warning.Setting).ToHashSet();
        var silent = unknown.Where(name => !warned.Contains(name)).ToList();
        Expect.That(
            silent.Count == 0,
            "A setting that is not among ImageLimits.Settings is reported by an ImageWarning with its name.",
            $"silence about {string.Join(", ", silent)}.");
    }

    private static ImageRequest WithSetting(ImageRequest request, string name) => name switch
    {
        ImageSettingNames.NegativePrompt => request with { NegativePrompt = "blurry" },
        ImageSettingNames.Steps => request with { Steps = 7 },
        ImageSettingNames.Cfg => request with { CfgScale = 6.5 },
        ImageSettingNames.Sampler => request with { Sampler = "conformance" },
        ImageSettingNames.Scheduler => request with { Scheduler = "conformance" },
        ImageSettingNames.Seed => request with { Seed = 42 },
        ImageSettingNames.Denoise => request with { Denoise = 0.5 },
        ImageSettingNames.Quality => request with { Quality = "conformance" },
        ImageSettingNames.Style => request with { Style = "conformance" },
        ImageSettingNames.Format => request with { Format = "image/x-conformance" },
        _ => request,
    };
}
