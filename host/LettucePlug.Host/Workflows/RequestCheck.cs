using System.Globalization;
using System.Security.Cryptography;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Holds a request against what the model takes, before anything is sent: what it cannot have is left out, and said.</summary>
internal static class RequestCheck
{
    public static ImageLimits LimitsOf(ConfiguredModel model, OpenConnection connection) =>
        connection.FindImageLimits(model.Name)
        ?? connection.Info.SuggestedModels.FirstOrDefault(known => known.Name == model.Name)?.ImageLimits
        ?? connection.Info.ImageLimits
        ?? new ImageLimits();

    public static JobRequest Fit(
        JobRequest request, ImageAsk ask, ConfiguredModel model, ImageLimits limits, Action<WorkflowEvent.Warned> warn)
    {
        if (request.Prompt.Length == 0)
        {
            throw ImageAskException.NoPrompt();
        }

        if (limits.MaxPromptCharacters is { } longest && request.Prompt.Length > longest)
        {
            throw ImageAskException.PromptTooLong(model, request.Prompt.Length, longest);
        }

        if (request.Count < 1)
        {
            throw ImageAskException.BadCount(request.Count);
        }

        if (request.Count > limits.MaxCount)
        {
            warn(new($"'{model.Id}' makes {limits.MaxCount} images at a time at most, not {request.Count}."));
        }

        return WithSeed(request with
        {
            Count = Math.Min(request.Count, limits.MaxCount),
            NegativePrompt = Negative(request.NegativePrompt, model, limits, warn),
            Settings = Settings(request.Settings, model, limits, warn),
            References = References(request.References, ask, model, limits, warn),
        }, limits);
    }

    private static string? Negative(
        string? negative, ConfiguredModel model, ImageLimits limits, Action<WorkflowEvent.Warned> warn)
    {
        if (negative is null || limits.Settings.Contains(ImageSettingNames.NegativePrompt))
        {
            return negative;
        }

        warn(new($"'{model.Id}' takes no negative prompt; it is left out.", ImageSettingNames.NegativePrompt));
        return null;
    }

    private static Dictionary<string, string> Settings(
        IReadOnlyDictionary<string, string> settings,
        ConfiguredModel model,
        ImageLimits limits,
        Action<WorkflowEvent.Warned> warn)
    {
        var fitting = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in ModelSettings.OfImages.Where(settings.ContainsKey))
        {
            if (!limits.Settings.Contains(name))
            {
                warn(new($"'{model.Id}' takes no {name}; it is left out.", name));
                continue;
            }

            fitting[name] = name == ImageSettingNames.Size
                ? Size(settings[name], model, limits, warn)
                : settings[name];
        }

        return fitting;
    }

    private static string Size(
        string wished, ConfiguredModel model, ImageLimits limits, Action<WorkflowEvent.Warned> warn)
    {
        if (!ImageSize.TryParse(wished, out var size) || limits.Sizes.Count == 0)
        {
            return wished;
        }

        var sizes = limits.Sizes
            .Select(text => ImageSize.TryParse(text, out var one) ? one : (ImageSize?)null)
            .OfType<ImageSize>()
            .ToList();
        if (sizes.Count == 0 || sizes.Contains(size))
        {
            return size.ToString();
        }

        // The shape matters more than the number of pixels: it decides what is in the picture.
        var nearest = sizes
            .OrderBy(one => Math.Abs(Math.Log((double)one.Width / one.Height) - Math.Log((double)size.Width / size.Height)))
            .ThenBy(one => Math.Abs(((long)one.Width * one.Height) - ((long)size.Width * size.Height)))
            .First();
        warn(new(
            $"'{model.Id}' does not make {size}; it makes {string.Join(", ", sizes)}. {nearest} is used.",
            ImageSettingNames.Size));
        return nearest.ToString();
    }

    private static IReadOnlyList<AssetReference> References(
        IReadOnlyList<AssetReference> references,
        ImageAsk ask,
        ConfiguredModel model,
        ImageLimits limits,
        Action<WorkflowEvent.Warned> warn)
    {
        if (references.Count == 0)
        {
            return references;
        }

        if (!model.Takes(Modality.Image) || limits.MaxReferences == 0)
        {
            if (!ask.ReferencesMayBeLeftOut)
            {
                throw TakesNone(model);
            }

            warn(new($"'{model.Id}' takes no reference images; they are left out ({Names(references)})."));
            return [];
        }

        if (!limits.SupportsMask && references.Any(IsMask))
        {
            warn(new($"'{model.Id}' takes no mask; it is left out."));
            references = [.. references.Where(reference => !IsMask(reference))];
        }

        if (limits.MaxReferences is not { } most || references.Count(reference => !IsMask(reference)) <= most)
        {
            return references;
        }

        var kept = references.Where(reference => !IsMask(reference)).Take(most).ToList();
        var dropped = references.Where(reference => !IsMask(reference) && !kept.Contains(reference)).ToList();
        warn(new($"'{model.Id}' takes {most} reference images at most; the last ones are left out ({Names(dropped)})."));
        return [.. references.Where(reference => IsMask(reference) || kept.Contains(reference))];
    }

    // Made here and not by the service, so that the image can be made again.
    private static JobRequest WithSeed(JobRequest request, ImageLimits limits)
    {
        if (!limits.Settings.Contains(ImageSettingNames.Seed) || request.Settings.ContainsKey(ImageSettingNames.Seed))
        {
            return request;
        }

        // Every service takes a seed of 31 bits.
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture);
        return request with
        {
            Settings = new Dictionary<string, string>(request.Settings) { [ImageSettingNames.Seed] = seed },
            SeedIsOurs = true,
        };
    }

    private static NoRouteException TakesNone(ConfiguredModel model) =>
        new("model-takes-no-references", $"The model '{model.Id}' takes no reference images.")
        {
            Hint = "Leave the references out, or choose another model: lettuceplug models list",
        };

    private static bool IsMask(AssetReference reference) => reference.Role == ReferenceRole.Mask.Name;

    private static string Names(IEnumerable<AssetReference> references) =>
        string.Join(", ", references.Select(reference => reference.Label ?? $"{reference.Role} {reference.Asset}"));
}
