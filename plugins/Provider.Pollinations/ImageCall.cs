using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Pollinations;

/// <summary>
/// A request for one picture. Always posted, although words alone could also be asked for as an address: addresses end
/// up in the logs of everybody on the way, and long prompts do not fit into them.
/// </summary>
internal sealed class ImageCall
{
    private const ulong SeedRange = 2_147_483_648;

    private static readonly string[] Qualities = ["low", "medium", "high", "hd"];

    private readonly ImageRequest _request;
    private readonly ulong _firstSeed;
    private readonly List<(string Name, string Value)> _texts = [];
    private readonly IReadOnlyList<ImageReference> _references;

    private ImageCall(ImageRequest request, ImageModelFacts facts, PromptWarnings warnings)
    {
        _request = request;
        // Without a seed the same words give the same picture again, out of the service's store.
        _firstSeed = request.Seed ?? (ulong)Random.Shared.NextInt64((long)SeedRange);
        RequestReferences.LeaveOutMask(request, warnings);
        _references = RequestReferences.Take(
            request, facts.MostReferences, warnings, "Choose a model that takes images: lettuceplug models list --remote");
        _texts.Add(("model", request.Model));
        _texts.Add(("prompt", warnings.PromptWithNegative(request)));
        warnings.AddUnknown(
            request,
            ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Seed, ImageSettingNames.Quality);
        if (request.Size is { } size)
        {
            _texts.Add(("size", SizeMatching.Write(size)));
        }

        if (request.Quality is { } quality)
        {
            AddQuality(quality, warnings);
        }

        _texts.Add(("response_format", "b64_json"));
    }

    public string Path => _references.Count > 0 ? "images/edits" : "images/generations";

    public static ImageCall From(ImageRequest request, ImageModelFacts facts, PromptWarnings warnings) =>
        new(request, facts, warnings);

    public ulong SeedAt(int index) => (_firstSeed + (ulong)index) % SeedRange;

    public HttpContent CreateBody(int index) => _references.Count > 0 ? CreateMultipart(index) : CreateJson(index);

    private JsonBody CreateJson(int index) => new(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in _texts)
        {
            json.WriteString(name, value);
        }

        json.WriteNumber("n", 1);
        json.WriteNumber("seed", SeedAt(index));
        foreach (var (name, value) in _request.Extra)
        {
            LooseJson.Write(json, name, value);
        }

        json.WriteEndObject();
    });

    private MultipartBody CreateMultipart(int index)
    {
        var body = new MultipartBody();
        foreach (var (name, value) in _texts)
        {
            body.AddField(name, value);
        }

        body.AddField("n", "1");
        body.AddField("seed", SeedAt(index).ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in _request.Extra)
        {
            body.AddField(name, value);
        }

        var part = _references.Count == 1 ? "image" : "image[]";
        for (var i = 0; i < _references.Count; i++)
        {
            var reference = _references[i];
            body.AddFile(part, reference.FileName($"reference-{i + 1}"), reference.MediaType, reference.Data);
        }

        return body;
    }

    private void AddQuality(string quality, PromptWarnings warnings)
    {
        if (Qualities.Contains(quality))
        {
            _texts.Add(("quality", quality));
        }
        else
        {
            warnings.Add(
                ImageSettingNames.Quality,
                $"Pollinations has no quality '{quality}' (it has {string.Join(", ", Qualities)}); it was left out.");
        }
    }
}
