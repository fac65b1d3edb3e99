using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Tui.Models;

/// <summary>The studio: a prompt, the model and its settings, references in their order, and what came of it.</summary>
internal sealed partial class StudioModel(Services services, ActivityBoard board, Drafts drafts)
{
    private const string DraftName = "studio-prompt";
    private const int MostResults = 24;

    private readonly List<AssetRecord> _results = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _notes = [];

    /// <summary>The settings that can be given with each image, as forms show them.</summary>
    public static IReadOnlyList<string> SettingNames { get; } =
    [
        ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg, ImageSettingNames.Sampler,
        ImageSettingNames.Scheduler, ImageSettingNames.Seed, ImageSettingNames.Denoise, ImageSettingNames.Quality,
        ImageSettingNames.Style,
    ];

    public string Prompt { get; private set; } = drafts.Read(DraftName);

    public string NegativePrompt { get; private set; } = "";

    /// <summary>Null for whichever the settings say.</summary>
    public string? Model { get; set; }

    public int Count { get; set; } = 1;

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<AssetRecord> Results => _results;

    /// <summary>Higher whenever <see cref="Results"/> changed.</summary>
    public int ResultsVersion { get; private set; }

    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What each model of a comparison did.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public Problem? Problem { get; private set; }

    /// <summary>The run that is going on or was the last.</summary>
    public Activity? Run { get; private set; }

    public bool IsRunning => Run is { IsRunning: true };

    /// <summary>The model that is chosen, or would be, and whether it can do it.</summary>
    public string ModelLine
    {
        get
        {
            var decision = Decide();
            return decision.Chosen is { } chosen
                ? Model is null ? $"{chosen.Id}, as set" : chosen.Id
                : $"none: {decision.Refusal?.Message}";
        }
    }

    public string SettingsLine => Settings.Count + (Count > 1 ? 1 : 0) + (NegativePrompt.Length > 0 ? 1 : 0) == 0
        ? "as the model has them"
        : string.Join(
            ", ",
            Settings.Select(pair => $"{pair.Key} {pair.Value}")
                .Concat(Count > 1 ? [$"{Count} images"] : [])
                .Concat(NegativePrompt.Length > 0 ? [$"without {NegativePrompt}"] : []));

    public void SetPrompt(string text)
    {
        if (text != Prompt)
        {
            Prompt = text;
            drafts.Write(DraftName, text);
        }
    }

    /// <summary>Takes settings from a form: an empty value leaves it to the model.</summary>
    public void Apply(IReadOnlyDictionary<string, string> values)
    {
        foreach (var name in SettingNames)
        {
            if (values.TryGetValue(name, out var value) && value.Trim().Length > 0)
            {
                var (key, normalised) = Connections.ModelSettings.Check(name, value.Trim());
                Settings[key] = normalised;
            }
            else
            {
                Settings.Remove(name);
            }
        }

        NegativePrompt = values.GetValueOrDefault(ImageSettingNames.NegativePrompt, "").Trim();
        Count = int.TryParse(values.GetValueOrDefault("count"), out var count) ? Math.Clamp(count, 1, 16) : 1;
    }

    public IReadOnlyList<ModelChoice> Models()
    {
        var decision = services.Routes.Explain(Feature.Image);
        return
        [
            new ModelChoice(null, "As the settings say", decision.Chosen?.Id ?? decision.Refusal?.Message ?? ""),
            .. services.Catalog.Read().Models
                .Where(model => model.Gives(Modality.Image))
                .Select(model => new ModelChoice(
                    model.Id,
                    model.Id,
                    $"{model.Connection}: {model.Name}{(model.Takes(Modality.Image) ? ", takes references" : "")}")),
        ];
    }

    public async Task GenerateAsync()
    {
        if (Prompt.Trim().Length == 0)
        {
            Problem = new Problem { Message = "There is no prompt yet.", Hint = "Write what the image is to show." };
            return;
        }

        var ask = AskOf();
        await RunAsync("Image", token => services.Generate.RunAsync(ask, token));
    }

    /// <summary>Gives the prompt to several models; what each made stands among the results.</summary>
    public async Task CompareAsync(IReadOnlyList<string> models)
    {
        if (Prompt.Trim().Length == 0)
        {
            Problem = new Problem { Message = "There is no prompt yet.", Hint = "Write what the images are to show." };
            return;
        }

        var ask = AskOf();
        await RunAsync($"Comparison of {models.Count} models", token => services.Compare.RunAsync(ask, models, token));
    }

    /// <summary>The models that can be compared: those that make images, and take some where there are references.</summary>
    public IReadOnlyList<ModelChoice> Comparable() =>
    [
        .. services.Catalog.Read().Models
            .Where(model => model.Gives(Modality.Image) && (References.Count == 0 || model.Takes(Modality.Image)))
            .Select(model => new ModelChoice(model.Id, model.Id, $"{model.Connection}: {model.Name}")),
    ];

    private ImageAsk AskOf() => new()
    {
        Prompt = Prompt.Trim(),
        Feature = References.Count > 0 ? Feature.ImageEdit : Feature.Image,
        Model = Model,
        JobKind = References.Count > 0 ? JobKinds.Edit : JobKinds.Generate,
        AssetKind = References.Count > 0 ? AssetKinds.Edited : AssetKinds.Generated,
        Count = Count,
        Settings = Settings.ToDictionary(),
        NegativePrompt = NegativePrompt.Length > 0 ? NegativePrompt : null,
        References = [.. References.Select((reference, index) => new AssetReference
        {
            Role = (index == 0 ? ReferenceRole.Source : ReferenceRole.Character).Name,
            Asset = reference.Asset,
            Label = reference.Name,
        })],
        Parent = References.Count > 0 ? References[0].Asset : null,
    };

    /// <summary>Makes an image again from its record.</summary>
    public Task ReplayAsync(AssetRecord asset) =>
        RunAsync("Replay", token => services.Replay.RunAsync(asset.Id, new Dictionary<string, string>(), token));

    /// <summary>Takes prompt, model and settings of an image over, to change them.</summary>
    public void TakeOver(AssetRecord asset)
    {
        SetPrompt(asset.PromptParts?.Text ?? asset.Prompt ?? Prompt);
        Model = services.Catalog.Read().Models.Any(model => model.Id == asset.Model) ? asset.Model : null;
        Settings.Clear();
        foreach (var name in SettingNames)
        {
            if (asset.Settings.TryGetValue(name, out var value))
            {
                Settings[name] = value;
            }
        }

        NegativePrompt = asset.NegativePrompt ?? "";
        if (asset.Seed is { } seed)
        {
            Settings[ImageSettingNames.Seed] = seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    public void Cancel() => Run?.Cancel();

    private RouteDecision Decide() =>
        services.Routes.Explain(References.Count > 0 ? Feature.ImageEdit : Feature.Image, Model);

    private async Task RunAsync(string title, Func<CancellationToken, IAsyncEnumerable<WorkflowEvent>> start)
    {
        if (IsRunning)
        {
            Problem = new Problem { Message = "One is running already.", Hint = "Ctrl+C cancels it." };
            return;
        }

        Problem = null;
        _warnings.Clear();
        _notes.Clear();
        var running = board.RunAsync(title, start, Take);
        Run = board.Current;
        var ended = await running;
        Run = ended;
        Problem = ended.Problem;
    }

    private void Take(WorkflowEvent happened)
    {
        switch (happened)
        {
            case WorkflowEvent.ImageStored stored:
                _results.Insert(0, stored.Asset);
                _results.RemoveRange(Math.Min(_results.Count, MostResults), Math.Max(0, _results.Count - MostResults));
                ResultsVersion++;
                break;
            case WorkflowEvent.Warned warned:
                _warnings.Add(warned.Message);
                break;
            case WorkflowEvent.Compared { Result: { Error: { } error } result }:
                _warnings.Add($"{result.Model}: {error.Message}");
                break;
            case WorkflowEvent.Compared { Result: var result }:
                _notes.Add($"{result.Model}: {result.Duration.TotalSeconds:0.0} s");
                _notes.Sort(StringComparer.Ordinal);
                break;
            default:
                break;
        }
    }
}
