using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenAi;

/// <summary>An image request in OpenAI's words: the fields in order, and the references.</summary>
internal sealed class ImageCall
{
    private readonly ImageModelRules _rules;
    private readonly List<(string Name, object Value)> _fields = [];
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly byte[]? _mask;

    private ImageCall(ImageModelRules rules, IReadOnlyList<ImageReference> references, byte[]? mask)
    {
        _rules = rules;
        _references = references;
        _mask = mask;
    }

    public string Path => _references.Count > 0 ? "images/edits" : "images/generations";

    public static ImageCall From(ImageRequest request, ImageModelRules rules, int partialImages, PromptWarnings warnings)
    {
        var references = RequestReferences.Take(
            request, rules.Limits.MaxReferences, warnings, "Choose a GPT Image model for edits.");
        var mask = RequestReferences.FindMask(request, references);
        var call = new ImageCall(rules, references, mask is null ? null : AlphaMask.FromWhite(mask.Data.Span));
        call.Add("model", request.Model);
        call.Add("prompt", warnings.PromptWithNegative(request));
        warnings.AddUnknown(request, rules.Limits.Settings);
        call.AddSize(request, warnings);
        call.AddChoice("quality", request.Quality, rules.Qualities, ImageSettingNames.Quality, warnings);
        call.AddChoice("style", request.Style, rules.Styles, ImageSettingNames.Style, warnings);
        call.AddFormat(request, warnings);
        if (rules.SendsResponseFormat)
        {
            call.Add("response_format", "b64_json");
        }

        if (rules.IsGptImage && partialImages > 0)
        {
            call.Add("stream", true);
            call.Add("partial_images", partialImages);
        }

        foreach (var (name, value) in request.Extra)
        {
            call.Add(name, new Loose(value));
        }

        return call;
    }

    public HttpContent CreateBody(int count) =>
        _references.Count > 0 && !_rules.IsGptImage ? CreateMultipart(count) : CreateJson(count);

    private JsonBody CreateJson(int count) => new(json =>
    {
        json.WriteStartObject();
        foreach (var (name, value) in _fields)
        {
            switch (value)
            {
                case string text:
                    json.WriteString(name, text);
                    break;
                case int number:
                    json.WriteNumber(name, number);
                    break;
                case bool flag:
                    json.WriteBoolean(name, flag);
                    break;
                case Loose loose:
                    LooseJson.Write(json, name, loose.Text);
                    break;
            }
        }

        json.WriteNumber("n", count);
        if (_references.Count > 0)
        {
            json.WriteStartArray("images");
            foreach (var reference in _references)
            {
                json.WriteStartObject();
                json.WritePropertyName("image_url");
                json.WriteDataUri(reference.MediaType, reference.Data.Span);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (_mask is not null)
        {
            json.WriteStartObject("mask");
            json.WritePropertyName("image_url");
            json.WriteDataUri("image/png", _mask);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    });

    private MultipartBody CreateMultipart(int count)
    {
        var body = new MultipartBody();
        foreach (var (name, value) in _fields)
        {
            body.AddField(name, value switch
            {
                bool flag => flag ? "true" : "false",
                Loose loose => loose.Text,
                _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
            });
        }

        body.AddField("n", count.ToString(CultureInfo.InvariantCulture));
        // One file is `image` to every server; several are `image[]` to those that take them.
        var part = _references.Count == 1 ? "image" : "image[]";
        for (var i = 0; i < _references.Count; i++)
        {
            var reference = _references[i];
            body.AddFile(part, reference.FileName($"reference-{i + 1}"), reference.MediaType, reference.Data);
        }

        if (_mask is not null)
        {
            body.AddFile("mask", "mask.png", "image/png", _mask);
        }

        return body;
    }

    private void Add(string name, object value) => _fields.Add((name, value));

    private void AddSize(ImageRequest request, PromptWarnings warnings)
    {
        if (request.Size is not { } wished)
        {
            return;
        }

        var size = _rules.Sizes.Count > 0
            ? SizeMatching.Nearest(wished, _rules.Sizes)
            : _rules.IsGptImage ? SizeMatching.Fit(wished, 16, longest: 3840, widestRatio: 3, 3840L * 2160) : wished;
        if (size != wished)
        {
            warnings.Add(
                ImageSettingNames.Size,
                $"The model does not make {SizeMatching.Write(wished)}; {SizeMatching.Write(size)} comes nearest and was used.");
        }

        Add("size", SizeMatching.Write(size));
    }

    private void AddChoice(
        string field, string? value, IReadOnlyList<string> allowed, string setting, PromptWarnings warnings)
    {
        if (value is null || !_rules.Limits.Settings.Contains(setting))
        {
            return;
        }

        if (allowed.Count == 0 || allowed.Contains(value))
        {
            Add(field, value);
        }
        else
        {
            warnings.Add(setting, $"The model has no {setting} '{value}' (it has {string.Join(", ", allowed)}); it was left out.");
        }
    }

    private void AddFormat(ImageRequest request, PromptWarnings warnings)
    {
        if (request.Format is not { } format || !_rules.IsGptImage)
        {
            return;
        }

        var name = format.Replace("image/", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
        name = name == "jpg" ? "jpeg" : name;
        if (name is "png" or "jpeg" or "webp")
        {
            Add("output_format", name);
        }
        else
        {
            warnings.Add(ImageSettingNames.Format, $"The model makes png, jpeg and webp, no '{format}'; png was used.");
        }
    }

    private sealed record Loose(string Text);
}
