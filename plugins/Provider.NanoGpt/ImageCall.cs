using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.NanoGpt;

/// <summary>A request to the image route, the one of NanoGPT's two that has steps, guidance and masks.</summary>
internal sealed class ImageCall
{
    public const string Path = "images/generations";

    private const long SeedRange = 2_147_483_648;

    private readonly ImageRequest _request;
    private readonly string _prompt;
    private readonly ImageSize? _size;
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly ImageReference? _mask;
    private readonly List<(string Name, double Value)> _numbers = [];

    private ImageCall(ImageRequest request, ImageModelFacts facts, PromptWarnings warnings)
    {
        _request = request;
        _references = RequestReferences.Take(
            request, facts.MostReferences, warnings, "Choose a model that takes images: lettuceplug models list --remote");
        _mask = TakeMask(request, facts, _references, warnings);
        _prompt = warnings.PromptWithNegative(request);
        warnings.AddUnknown(
            request,
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Steps, ImageSettingNames.Cfg,
            ImageSettingNames.Seed, ImageSettingNames.Denoise);
        _size = TakeSize(request, facts, warnings);
        AddNumber("num_inference_steps", request.Steps, 1, 100, ImageSettingNames.Steps, warnings);
        AddNumber("guidance_scale", request.CfgScale, 0, 20, ImageSettingNames.Cfg, warnings);
        if (_references.Count > 0)
        {
            AddNumber("strength", request.Denoise, 0, 1, ImageSettingNames.Denoise, warnings);
        }
        else if (request.Denoise is not null)
        {
            warnings.Add(ImageSettingNames.Denoise, "There is no image to change, so 'denoise' was left out.");
        }
    }

    public static ImageCall From(ImageRequest request, ImageModelFacts facts, PromptWarnings warnings) =>
        new(request, facts, warnings);

    /// <summary>The seed of the picture at an index: the same one again would make the same picture again.</summary>
    public ulong? SeedAt(int index) => _request.Seed is { } seed ? (seed + (ulong)index) % SeedRange : null;

    public JsonBody CreateBody(int count, int index) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString("model", _request.Model);
        json.WriteString("prompt", _prompt);
        json.WriteNumber("n", count);
        json.WriteString("response_format", "b64_json");
        if (_size is { } size)
        {
            json.WriteString("size", SizeMatching.Write(size));
        }

        foreach (var (name, value) in _numbers)
        {
            json.WriteNumber(name, value);
        }

        if (SeedAt(index) is { } seed)
        {
            json.WriteNumber("seed", seed);
        }

        WriteImages(json);
        foreach (var (name, value) in _request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private void WriteImages(Utf8JsonWriter json)
    {
        // Models that take one image know the singular only.
        if (_references.Count == 1)
        {
            json.WritePropertyName("imageDataUrl");
            json.WriteDataUri(_references[0].MediaType, _references[0].Data.Span);
        }
        else if (_references.Count > 1)
        {
            json.WriteStartArray("imageDataUrls");
            foreach (var reference in _references)
            {
                json.WriteDataUri(reference.MediaType, reference.Data.Span);
            }

            json.WriteEndArray();
        }

        if (_mask is not null)
        {
            json.WritePropertyName("maskDataUrl");
            json.WriteDataUri(_mask.MediaType, _mask.Data.Span);
        }
    }

    private void AddNumber(
        string field, double? value, double least, double most, string setting, PromptWarnings warnings)
    {
        if (value is not { } number)
        {
            return;
        }

        var taken = Math.Clamp(number, least, most);
        if (Math.Abs(taken - number) > double.Epsilon)
        {
            warnings.Add(setting, FormattableString.Invariant($"NanoGPT takes {setting} from {least} to {most}; {taken} was used."));
        }

        _numbers.Add((field, taken));
    }

    /// <summary>White is what is painted, here as there.</summary>
    private static ImageReference? TakeMask(
        ImageRequest request, ImageModelFacts facts, IReadOnlyList<ImageReference> references, PromptWarnings warnings)
    {
        if (facts.TakesMask)
        {
            return RequestReferences.FindMask(request, references);
        }

        RequestReferences.LeaveOutMask(request, warnings);
        return null;
    }

    private static ImageSize? TakeSize(ImageRequest request, ImageModelFacts facts, PromptWarnings warnings)
    {
        if (request.Size is not { } wished || facts.Sizes.Count == 0 || facts.Sizes.Contains(wished))
        {
            return request.Size;
        }

        var size = SizeMatching.Nearest(wished, facts.Sizes);
        warnings.Add(
            ImageSettingNames.Size,
            $"The model does not make {SizeMatching.Write(wished)}; {SizeMatching.Write(size)} comes nearest and was used.");
        return size;
    }
}
