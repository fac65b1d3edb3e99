using LettucePlug.Host.Connections;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What the settings of image models are called in forms, and what they do.</summary>
internal static class ModelFields
{
    private static readonly Dictionary<string, (string Label, string Help)> Known = new(StringComparer.Ordinal)
    {
        [ImageSettingNames.NegativePrompt] = ("Negative", "What images are not to show."),
        [ModelSettings.ExtraPrompt] = ("Extra prompt", "Goes before every prompt, with a comma."),
        [ModelSettings.PromptWriterInstructions] = ("For writers", "What a model that writes prompts for this one should know."),
        [ModelSettings.PromptStyle] = ("Prompt style", "prose or tags: how this model wants its prompts."),
        [ImageSettingNames.Size] = ("Size", "Width x height in pixels, such as 1024x1024."),
        [ImageSettingNames.Steps] = ("Steps", "How many steps; more is slower."),
        [ImageSettingNames.Cfg] = ("CFG", "How strictly the prompt is followed."),
        [ImageSettingNames.Sampler] = ("Sampler", "As the service calls it."),
        [ImageSettingNames.Scheduler] = ("Scheduler", "As the service calls it."),
        [ImageSettingNames.Seed] = ("Seed", "A number; the same makes the same image again. Empty: another each time."),
        [ImageSettingNames.Denoise] = ("Denoise", "0 to 1: how far an edit may go from its source."),
        [ImageSettingNames.Quality] = ("Quality", "As the service calls it."),
        [ImageSettingNames.Style] = ("Style", "As the service calls it."),
        [ImageSettingNames.Format] = ("Format", "png, jpeg or webp, where the service lets one choose."),
        ["temperature"] = ("Temperature", "How freely a writing model chooses its words."),
        ["topP"] = ("Top P", "0 to 1: how many of the likely words are considered."),
        ["maxTokens"] = ("Max tokens", "How long an answer may be."),
    };

    public static string Label(string key) => Known.TryGetValue(key, out var known) ? known.Label : key;

    public static string Help(string key) => Known.TryGetValue(key, out var known) ? known.Help : "";

    /// <summary>The fields for all settings of a model.</summary>
    public static IEnumerable<FormField> For(IReadOnlyDictionary<string, string> values) =>
        ModelSettings.Keys.Select(key => new FormField
        {
            Id = key,
            Label = Label(key),
            Help = Help(key),
            Value = values.GetValueOrDefault(key, ""),
            Kind = key == ModelSettings.PromptStyle ? FormFieldKind.Choice : FormFieldKind.Text,
            Choices = key == ModelSettings.PromptStyle
                ? [("", "as usual"), (ModelSettings.Prose, "prose"), (ModelSettings.Tags, "tags")]
                : [],
        });
}
