using System.Globalization;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows;

/// <summary>Makes an image again from its record: the same model, prompt, settings, seed and references.</summary>
internal sealed class ReplayImage(AssetLibrary library, Catalog catalog, GenerateImage generate)
{
    /// <summary>The key that replaces the prompt; the others are those of a model's settings.</summary>
    public const string PromptKey = "prompt";

    /// <param name="asset">The image to make again.</param>
    /// <param name="changes">Settings to make it with instead, by name; an empty value takes one away.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    public IAsyncEnumerable<WorkflowEvent> RunAsync(
        string asset, IReadOnlyDictionary<string, string> changes, CancellationToken cancellationToken) =>
        WorkflowStream.RunAsync(
            async (emit, token) =>
            {
                var record = await library.GetAsync(asset, token);
                var ask = Ask(record, changes, emit);
                await foreach (var happened in generate.RunAsync(ask, token))
                {
                    emit(happened);
                }
            },
            cancellationToken);

    private ImageAsk Ask(
        AssetRecord asset, IReadOnlyDictionary<string, string> changes, Action<WorkflowEvent> emit)
    {
        if (asset.Prompt is not { Length: > 0 } prompt || asset.Model is not { } modelId)
        {
            throw ImageAskException.NotReplayable(asset.Id, "no prompt made it; it was brought in as a file");
        }

        // What the model's own settings say now must not change what is made, so they are taken back one by one.
        var settings = ModelSettings.OfImages
            .Append(ImageSettingNames.NegativePrompt)
            .Append(ModelSettings.ExtraPrompt)
            .ToDictionary(name => name, _ => "", StringComparer.Ordinal);
        foreach (var (name, value) in asset.Settings.Where(pair => settings.ContainsKey(pair.Key)))
        {
            settings[name] = value;
        }

        if (asset.Seed is { } seed)
        {
            settings[ImageSettingNames.Seed] = seed.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            emit(new WorkflowEvent.Warned($"The seed of '{asset.Id}' is not known; the image will differ.", ImageSettingNames.Seed));
        }

        foreach (var (key, value) in changes.Where(pair => pair.Key != PromptKey))
        {
            settings[ImageSettings.Known(key)] = value;
        }

        WarnIfModelChanged(asset, modelId, emit);
        return new ImageAsk
        {
            Prompt = changes.GetValueOrDefault(PromptKey) ?? prompt,
            Feature = asset.References.Count > 0 ? Feature.ImageEdit : Feature.Image,
            Model = modelId,
            JobKind = JobKinds.Replay,
            AssetKind = asset.Kind,
            Settings = settings,
            NegativePrompt = changes.Keys.Any(IsNegative) ? null : asset.NegativePrompt,
            References = asset.References,
            Parent = asset.Id,
        };
    }

    private void WarnIfModelChanged(AssetRecord asset, string modelId, Action<WorkflowEvent> emit)
    {
        if (catalog.Read().Models.FirstOrDefault(model => model.Id == modelId) is { } model
            && (model.Name != asset.ModelName || model.Connection != asset.Connection))
        {
            emit(new WorkflowEvent.Warned(
                $"'{modelId}' was {asset.ModelName} of '{asset.Connection}' then, and is {model.Name} of '{model.Connection}' now."));
        }
    }

    private static bool IsNegative(string key) =>
        key.Equals(ImageSettingNames.NegativePrompt, StringComparison.OrdinalIgnoreCase);
}
