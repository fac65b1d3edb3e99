using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Gemini;

/// <summary>An image request in Gemini's words. One call makes one picture.</summary>
internal sealed class ImageCall
{
    private readonly string _prompt;
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly IReadOnlyDictionary<string, string> _extra;
    private readonly ulong? _seed;
    private string? _ratio;
    private string? _resolution;

    private ImageCall(string prompt, IReadOnlyList<ImageReference> references, ImageRequest request)
    {
        _prompt = prompt;
        _references = references;
        _extra = request.Extra;
        _seed = request.Seed;
    }

    public static ImageCall From(ImageRequest request, ModelRules rules, PromptWarnings warnings)
    {
        RequestReferences.LeaveOutMask(request, warnings);
        var references = RequestReferences.Take(
            request, rules.Limits.MaxReferences, warnings, "Choose a model that makes pictures: lettuceplug models list --remote");
        var call = new ImageCall(warnings.PromptWithNegative(request), references, request);
        warnings.AddUnknown(request, rules.Limits.Settings);
        call.SetSize(request.Size, rules, warnings);
        return call;
    }

    /// <summary>The seed of one of several calls: the same one would make the same picture again.</summary>
    public int? SeedOf(int call) => _seed is { } seed ? RequestParts.Seed(unchecked(seed + (ulong)call)) : null;

    public JsonBody CreateBody(int call, string? safetyThreshold) => new(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("contents");
        json.WriteStartObject();
        json.WriteString("role", "user");
        json.WriteStartArray("parts");
        RequestParts.WriteText(json, _prompt);
        foreach (var reference in _references)
        {
            RequestParts.WriteImage(json, reference.MediaType, reference.Data.Span);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        WriteConfig(json, SeedOf(call));
        SafetySettings.Write(json, safetyThreshold);
        json.WriteEndObject();
    });

    private void WriteConfig(Utf8JsonWriter json, int? seed)
    {
        json.WriteStartObject("generationConfig");
        json.WriteStartArray("responseModalities");
        json.WriteStringValue("TEXT");
        json.WriteStringValue("IMAGE");
        json.WriteEndArray();
        if (_ratio is not null)
        {
            json.WriteStartObject("imageConfig");
            json.WriteString("aspectRatio", _ratio);
            if (_resolution is not null)
            {
                json.WriteString("imageSize", _resolution);
            }

            json.WriteEndObject();
        }

        if (seed is { } number)
        {
            json.WriteNumber("seed", number);
        }

        foreach (var (name, value) in _extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    }

    private void SetSize(ImageSize? size, ModelRules rules, PromptWarnings warnings)
    {
        if (size is not { } wished)
        {
            return;
        }

        _ratio = SizeMatching.NearestRatio(wished, rules.Ratios);
        var edge = 1024;
        if (rules.Resolutions.Count > 0)
        {
            var side = Math.Sqrt((double)wished.Width * wished.Height);
            (_resolution, edge) = rules.Resolutions.MinBy(one => Math.Abs(Math.Log(one.Edge / side)));
        }

        if (wished.Width != edge || wished.Height != edge)
        {
            var asked = _resolution is null ? _ratio : $"{_ratio} at {_resolution}";
            warnings.Add(
                ImageSettingNames.Size,
                $"{GeminiProvider.Title} takes shapes and no sizes; {asked} comes nearest to {SizeMatching.Write(wished)} and was used.");
        }
    }
}
