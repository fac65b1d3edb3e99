using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>
/// Lays the settings of a call over those of its chat, and these over the model's; what none of them says is left to
/// the service. Two are not replaced but joined: the extra prompt goes before the prompt, and negative prompts add up,
/// the model's first, unless the call sets an empty one, which sends none.
/// </summary>
internal static class ImageSettings
{
    public static JobRequest Merge(ImageAsk ask, ConfiguredModel model)
    {
        var call = Checked(ask.Settings);
        var layers = new[] { model.Settings, Checked(ask.ChatSettings), call };
        var merged = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in layers.SelectMany(layer => layer))
        {
            merged[key] = value;
        }

        var extra = merged.GetValueOrDefault(ModelSettings.ExtraPrompt)?.Trim() is { Length: > 0 } given ? given : null;
        var text = ask.Prompt.Trim();
        return new JobRequest
        {
            Prompt = extra is null ? text : text.Length == 0 ? extra : $"{extra}, {text}",
            PromptParts = new PromptParts { Text = text, Extra = extra },
            NegativePrompt = ask.NegativePrompt ?? Negative(layers, call),
            Count = ask.Count,
            Settings = merged.Where(pair => ModelSettings.OfImages.Contains(pair.Key) && pair.Value.Length > 0).ToDictionary(),
            Extra = merged
                .Where(pair => pair.Key.StartsWith(ModelSettings.TokenPrefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[ModelSettings.TokenPrefix.Length..], pair => pair.Value),
            References = ask.References,
        };
    }

    /// <summary>The request as the provider gets it.</summary>
    public static ImageRequest ToRequest(JobRecord job, IReadOnlyList<ImageReference> references)
    {
        var settings = job.Request.Settings;
        return new ImageRequest
        {
            JobId = job.Id,
            Model = job.ModelName,
            Prompt = job.Request.Prompt,
            NegativePrompt = job.Request.NegativePrompt,
            Count = job.Request.Count,
            Size = ImageSize.TryParse(Text(ImageSettingNames.Size), out var size) ? size : null,
            Steps = Text(ImageSettingNames.Steps) is { } steps ? int.Parse(steps, CultureInfo.InvariantCulture) : null,
            CfgScale = Number(ImageSettingNames.Cfg),
            Sampler = Text(ImageSettingNames.Sampler),
            Scheduler = Text(ImageSettingNames.Scheduler),
            Seed = Text(ImageSettingNames.Seed) is { } seed ? ulong.Parse(seed, CultureInfo.InvariantCulture) : null,
            Denoise = Number(ImageSettingNames.Denoise),
            Quality = Text(ImageSettingNames.Quality),
            Style = Text(ImageSettingNames.Style),
            Format = Text(ImageSettingNames.Format),
            References = references,
            Extra = job.Request.Extra,
        };

        string? Text(string name) => settings.GetValueOrDefault(name);

        double? Number(string name) =>
            Text(name) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The key as settings spell it.</summary>
    public static string Known(string key) =>
        ModelSettings.Keys.FirstOrDefault(known => known.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key;

    private static Dictionary<string, string> Checked(IReadOnlyDictionary<string, string> settings) =>
        settings
            .Select(pair => pair.Value.Length == 0
                ? KeyValuePair.Create(Known(pair.Key), "")
                : ModelSettings.Check(pair.Key, pair.Value.Trim()))
            .ToDictionary(StringComparer.Ordinal);

    private static string? Negative(
        IEnumerable<IReadOnlyDictionary<string, string>> layers, Dictionary<string, string> call)
    {
        if (call.TryGetValue(ImageSettingNames.NegativePrompt, out var own) && own.Length == 0)
        {
            return null;
        }

        var parts = layers
            .Select(layer => layer.GetValueOrDefault(ImageSettingNames.NegativePrompt)?.Trim())
            .Where(part => part is { Length: > 0 })
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return string.Join(", ", parts) is { Length: > 0 } joined ? joined : null;
    }
}
