using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What the settings of models are called in forms, what they do, and what they take.</summary>
internal static class ModelFields
{
    private static readonly Dictionary<string, (string Label, string Help)> Known = new(StringComparer.Ordinal)
    {
        [ImageSettingNames.NegativePrompt] = ("Negative", "What images are not to show."),
        [ModelSettings.ExtraPrompt] = ("Extra prompt", "Goes before every prompt, with a comma."),
        [ModelSettings.PromptWriterInstructions] = ("For writers", "What a model that writes prompts for this one should know."),
        [ModelSettings.PromptStyle] = ("Prompt style", "Prose or tags: how this model wants its prompts."),
        [ImageSettingNames.Size] = ("Size", "Width x height in pixels, such as 1024x1024."),
        [ImageSettingNames.Steps] = ("Steps", "How many steps; more is slower."),
        [ImageSettingNames.Cfg] = ("CFG", "How strictly the prompt is followed."),
        [ImageSettingNames.Sampler] = ("Sampler", "As the service calls it; s in the list of models asks the service for its names."),
        [ImageSettingNames.Scheduler] = ("Scheduler", "As the service calls it; s in the list of models asks the service for its names."),
        [ImageSettingNames.Seed] = ("Seed", "A number; the same makes the same image again. Empty: another each time."),
        [ImageSettingNames.Denoise] = ("Denoise", "0 to 1: how far an edit may go from its source."),
        [ImageSettingNames.Quality] = ("Quality", "As the service calls it."),
        [ImageSettingNames.Style] = ("Style", "As the service calls it."),
        [ImageSettingNames.Format] = ("Format", "png, jpeg or webp, where the service lets one choose."),
        ["temperature"] = ("Temperature", "How freely a writing model chooses its words: 0 to 5."),
        ["topP"] = ("Top P", "0 to 1: how many of the likely words are considered."),
        ["maxTokens"] = ("Max tokens", "How long an answer may be."),
    };

    private static readonly string[] OfWriters = ["temperature", "topP", "maxTokens"];

    public static string Label(string key) => Known.TryGetValue(key, out var known) ? known.Label : key;

    public static string Help(string key) => Known.TryGetValue(key, out var known) ? known.Help : "";

    /// <summary>What is wrong with a value of a setting; null for nothing.</summary>
    public static string? Check(string key, string value)
    {
        try
        {
            ModelSettings.Check(key, value.Trim());
            return null;
        }
        catch (LettucePlugException error)
        {
            return Problem.Of(error).Message;
        }
    }

    /// <summary>The fields for all settings of a model: of images where it gives some, of texts where it writes.</summary>
    public static IEnumerable<FormField> For(IReadOnlyDictionary<string, string> values)
    {
        foreach (var key in ModelSettings.Keys.Except(OfWriters))
        {
            yield return Of(key, values, key == ImageSettingNames.NegativePrompt ? "Images" : "", "image");
        }

        foreach (var key in OfWriters)
        {
            yield return Of(key, values, key == OfWriters[0] ? "Texts" : "", "text");
        }
    }

    private static FormField Of(string key, IReadOnlyDictionary<string, string> values, string heading, string gives) => new()
    {
        Id = key,
        Label = Label(key),
        Help = Help(key),
        Heading = heading,
        Value = values.GetValueOrDefault(key, ""),
        Placeholder = key is ModelSettings.ExtraPrompt or ModelSettings.PromptWriterInstructions ? "" : "as the service has it",
        Kind = key switch
        {
            ModelSettings.PromptStyle => FormFieldKind.Choice,
            ModelSettings.PromptWriterInstructions or ModelSettings.ExtraPrompt or ImageSettingNames.NegativePrompt => FormFieldKind.LongText,
            _ => FormFieldKind.Text,
        },
        Choices = key == ModelSettings.PromptStyle
            ? [("", "as usual"), (ModelSettings.Prose, "prose"), (ModelSettings.Tags, "tags")]
            : [],
        Check = value => Check(key, value),
        When = form => form[ModelsModel.Output].Split(',').Contains(gives) || values.ContainsKey(key),
    };
}
