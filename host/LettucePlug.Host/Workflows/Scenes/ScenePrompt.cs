using System.Text;
using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Sdk;

namespace LettucePlug.Host.Workflows.Scenes;

/// <summary>
/// The prompt that an image model gets for a scene. A model that reads prose is told how everybody looks and which
/// reference shows whom; one that reads tags gets the scene prompt alone, since prose only confuses it.
/// </summary>
internal static class ScenePrompt
{
    public static ImageAsk Suit(
        ImageAsk ask, Cast cast, ConfiguredModel model, ImageLimits limits, Action<WorkflowEvent.Warned> warn)
    {
        if (model.Settings.GetValueOrDefault(ModelSettings.PromptStyle) == ModelSettings.Tags)
        {
            return ask;
        }

        var whole = Compose(ask.Prompt, cast, Sent(ask.References, model, limits));
        var extra = model.Settings.GetValueOrDefault(ModelSettings.ExtraPrompt)?.Length ?? 0;
        if (limits.MaxPromptCharacters is { } most && whole.Length + extra + 2 > most)
        {
            warn(new($"'{model.Id}' takes {most} characters; the notes on how everybody looks are left out of the prompt."));
            return ask;
        }

        return ask with { Prompt = whole };
    }

    /// <summary>The references that are left once the model's limits are applied.</summary>
    private static IReadOnlyList<AssetReference> Sent(
        IReadOnlyList<AssetReference> references, ConfiguredModel model, ImageLimits limits) =>
        model.Takes(Modality.Image) ? [.. references.Take(limits.MaxReferences ?? references.Count)] : [];

    private static string Compose(string prompt, Cast cast, IReadOnlyList<AssetReference> references)
    {
        var parts = new List<string>();
        parts.AddRange(Notes(cast, cast.Character));
        if (cast.Persona is { } persona)
        {
            parts.AddRange(Notes(cast, persona));
        }

        if (references.Count > 0)
        {
            parts.Add(Guide(cast, references));
        }

        parts.Add(prompt.Trim());
        return string.Join("\n\n", parts);
    }

    private static IEnumerable<string> Notes(Cast cast, Figure figure) =>
        figure.DesignDescription?.Trim() is { Length: > 0 } design
            ? [$"How {figure.Name} looks: {NameMarks.Fill(design, cast.Character.Name, cast.UserName)}"]
            : [];

    private static string Guide(Cast cast, IReadOnlyList<AssetReference> references)
    {
        var text = new StringBuilder("About the attached images:");
        Add(ReferenceRole.Character, $"show {cast.Character.Name}; take the looks from there and nothing else");
        Add(ReferenceRole.Persona, $"show {cast.Persona?.Name}; take the looks from there and nothing else");
        Add(ReferenceRole.Background, "show the place; take the surroundings from there and no people");
        if (references.Any(one => one.Role == ReferenceRole.Character.Name)
            && references.Any(one => one.Role == ReferenceRole.Persona.Name))
        {
            text.Append($" Do not mix up {cast.Character.Name} and {cast.Persona?.Name}.");
        }

        return text.ToString();

        void Add(ReferenceRole role, string what)
        {
            var numbers = references.Index().Where(one => one.Item.Role == role.Name).Select(one => one.Index + 1).ToList();
            if (numbers.Count > 0)
            {
                var one = numbers.Count == 1;
                text.Append(one ? $" image {numbers[0]} " : $" images {string.Join(", ", numbers)} ")
                    .Append(one ? what.Replace("show ", "shows ", StringComparison.Ordinal) : what)
                    .Append('.');
            }
        }
    }
}
