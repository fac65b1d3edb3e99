using System.CommandLine;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Routing;
using LettucePlug.Host.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Cli;

/// <summary>The prompt and the options of every command that makes images from one.</summary>
internal sealed class ImageOptions
{
    private readonly (Option<string?> Option, string Setting)[] _settings =
    [
        Setting("--negative", ImageSettingNames.NegativePrompt, "TEXT", "What it must not show, added to what the model's settings say; an empty one sends none at all"),
        Setting("--size", ImageSettingNames.Size, "WxH", "Width and height in pixels"),
        Setting("--steps", ImageSettingNames.Steps, "N", "How many denoising steps"),
        Setting("--cfg", ImageSettingNames.Cfg, "X", "How closely to follow the prompt"),
        Setting("--sampler", ImageSettingNames.Sampler, "NAME", "The sampler, by the service's name for it"),
        Setting("--scheduler", ImageSettingNames.Scheduler, "NAME", "The scheduler, by the service's name for it"),
        Setting("--seed", ImageSettingNames.Seed, "N", "The seed; a random one, which is kept, where absent"),
        Setting("--denoise", ImageSettingNames.Denoise, "X", "How far to leave the source image, from 0 to 1"),
        Setting("--quality", ImageSettingNames.Quality, "NAME", "The quality, by the service's name for it"),
        Setting("--style", ImageSettingNames.Style, "NAME", "The style, by the service's name for it"),
    ];

    public Argument<string[]> Prompt { get; } = new("prompt")
    {
        Description = "What the picture shows; needs no quotes, and - reads standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string?> Model { get; } = new("--model", "-m") { Description = "The model to use", HelpName = "ID" };

    public Option<int> Count { get; } = new("--count", "-n")
    {
        Description = "How many images",
        HelpName = "N",
        DefaultValueFactory = _ => 1,
    };

    public Option<string[]> References { get; } = new("--ref")
    {
        Description = "A reference image; may be given several times, and the order counts",
        HelpName = "FILE-OR-ASSET",
        AllowMultipleArgumentsPerToken = false,
        Arity = ArgumentArity.ZeroOrMore,
    };

    public Option<string?> Mask { get; } = new("--mask")
    {
        Description = "Where to paint: white is painted, black is kept",
        HelpName = "FILE-OR-ASSET",
    };

    public Option<string[]> Set { get; } = KeyValues.Option("--set", "Any other setting of the model, for this call");

    public Option<string?> Out { get; } = new("--out", "-o")
    {
        Description = "Where to write the images besides the library: a file or a folder",
        HelpName = "PATH",
    };

    public void AddTo(Command command, bool withModel = true)
    {
        command.Arguments.Add(Prompt);
        if (withModel)
        {
            command.Options.Add(Model);
        }

        foreach (var (option, _) in _settings)
        {
            command.Options.Add(option);
        }

        foreach (var option in new Option[] { Count, References, Mask, Set, Out })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was asked for. Files become assets here, before anything else happens.</summary>
    public async Task<ImageAsk> ReadAsync(CommandCall call, AssetRecord? source = null)
    {
        var prompt = await call.TextAsync(string.Join(' ', call.Value(Prompt) ?? []));
        var references = new List<AssetReference>();
        if (source is not null)
        {
            references.Add(Reference(ReferenceRole.Source, source));
        }

        foreach (var typed in call.Value(References) ?? [])
        {
            references.Add(Reference(ReferenceRole.Character, await ImportAsync(call, typed)));
        }

        if (call.Value(Mask) is { } mask)
        {
            references.Add(Reference(ReferenceRole.Mask, await ImportAsync(call, mask)));
        }

        return new ImageAsk
        {
            Prompt = prompt,
            Feature = source is null ? Feature.Image : Feature.ImageEdit,
            Model = call.Value(Model),
            JobKind = source is null ? JobKinds.Generate : JobKinds.Edit,
            AssetKind = source is null ? AssetKinds.Generated : AssetKinds.Edited,
            Count = call.Value(Count),
            Settings = ReadSettings(call),
            References = references,
            Parent = source?.Id,
        };
    }

    public static ValueTask<AssetRecord> ImportAsync(CommandCall call, string typed) =>
        call.Get<AssetImport>().FileOrAssetAsync(typed, AssetKinds.Imported, call.CancellationToken);

    private Dictionary<string, string> ReadSettings(CommandCall call)
    {
        var settings = KeyValues.Read(call.Value(Set), "--set");
        foreach (var (option, name) in _settings)
        {
            if (call.Value(option) is { } value)
            {
                settings[name] = value;
            }
        }

        return settings;
    }

    private static AssetReference Reference(ReferenceRole role, AssetRecord asset) =>
        new() { Role = role.Name, Asset = asset.Id, Label = asset.Name };

    private static (Option<string?>, string) Setting(string option, string name, string helpName, string description) =>
        (new Option<string?>(option) { Description = description, HelpName = helpName }, name);
}
