using System.Text.Json;
using LettucePlug.Liquid;

namespace LettucePlug.Host.Templates;

/// <summary>
/// Preview data: <c>{"inputs": {…}, "media": {"character": ["Mara, portrait"]}, "locale": "tr", "budget": 800}</c>, or
/// only the inputs.
/// </summary>
internal static class SampleData
{
    private static readonly string[] Keys = ["inputs", "media", "locale", "budget", "prompt_style"];

    /// <exception cref="TemplateException">The text is no such JSON.</exception>
    public static TemplateCall Read(string id, string json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw TemplateException.Bad("bad-sample", $"{file} is no JSON object.");
            }

            var isWhole = root.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object
                && root.EnumerateObject().All(property => Keys.Contains(property.Name));
            var call = new TemplateCall { Id = id, Inputs = ReadInputs(isWhole ? inputs : root) };
            return !isWhole ? call : call with
            {
                Media = root.TryGetProperty("media", out var media) ? ReadMedia(media) : call.Media,
                Locale = root.TryGetProperty("locale", out var locale) ? locale.GetString() : null,
                PromptStyle = root.TryGetProperty("prompt_style", out var style) ? style.GetString() : null,
                TokenBudget = root.TryGetProperty("budget", out var budget) ? budget.GetInt32() : null,
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            throw TemplateException.Bad("bad-sample", $"{file} cannot be read: {error.Message}", "A sample is {\"inputs\": {…}, \"media\": {…}}.");
        }
    }

    /// <summary>The first sample of a template: of the given pack, of the one in use, or of core.</summary>
    /// <exception cref="TemplateException">There is none, or no such template.</exception>
    public static TemplateCall Find(TemplateSnapshot snapshot, string? packId, string id)
    {
        var chosen = packId ?? TemplateResolver.Explain(snapshot, new TemplateCall { Id = id }, _ => true).FirstOrDefault(step => step.Problem is null)?.Pack;
        foreach (var pack in new[] { chosen is null ? null : snapshot.FindPack(chosen), snapshot.Core }.OfType<TemplatePack>())
        {
            if (pack.Samples.OrderBy(sample => sample.Key, StringComparer.Ordinal).FirstOrDefault(sample => SampleName.BelongsTo(sample.Key, id, pack)) is { Key: { } name, Value: var json })
            {
                return Read(id, json, $"{pack.Id}/samples/{name}.json");
            }
        }

        return snapshot.Ids.Contains(id)
            ? throw TemplateException.Bad("no-sample", $"There is no sample for '{id}'.", "Bring data with --data FILE.")
            : throw TemplateException.NoTemplate(id, snapshot.Ids);
    }

    private static Dictionary<string, object?> ReadInputs(JsonElement inputs) =>
        inputs.EnumerateObject().GroupBy(property => property.Name)
            .ToDictionary(group => group.Key, group => (object?)group.Last().Value.Clone(), StringComparer.Ordinal);

    private static Dictionary<string, IReadOnlyList<MediaRef>> ReadMedia(JsonElement media) =>
        media.EnumerateObject().ToDictionary(
            slot => slot.Name,
            slot => (IReadOnlyList<MediaRef>)[.. slot.Value.EnumerateArray().Select((label, index) => new MediaRef($"{slot.Name}-{index + 1}", label.GetString()))],
            StringComparer.Ordinal);
}
