using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

/// <summary>An image request as a form. One call makes one picture.</summary>
internal sealed partial class ImageForm
{
    /// <summary>The service asks for a strength and has no default of its own.</summary>
    private const double UsualStrength = 0.65;

    /// <summary>Seeds are 1 to this; 0 means any.</summary>
    private const ulong LargestSeed = 4294967294;

    private readonly ImageRoute _route;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly IReadOnlyList<ImageReference> _references;
    private readonly ImageReference? _mask;
    private readonly ulong? _seed;
    private readonly Dictionary<string, string> _used = [];

    private ImageForm(ImageRoute route, IReadOnlyList<ImageReference> references, ImageReference? mask, ulong? seed)
    {
        _route = route;
        _references = references;
        _mask = mask;
        _seed = seed;
    }

    public string Path => "v2beta/stable-image/" + _route.Path;

    /// <summary>What was sent otherwise than asked.</summary>
    public IReadOnlyDictionary<string, string> UsedSettings => _used;

    public static ImageForm From(ImageRequest request, PromptWarnings warnings)
    {
        var route = ImageRoute.For(request.Model);
        var references = TakeReferences(request, route, warnings);
        var mask = request.References.FirstOrDefault(reference => reference.Role == ReferenceRole.Mask);
        if (mask is not null && !route.HasMask)
        {
            warnings.Add("references", $"The model '{request.Model}' takes no masks; the mask was left out. The model 'inpaint' takes one.");
            mask = null;
        }

        var form = new ImageForm(route, references, mask, request.Seed);
        form.Add("prompt", request.Prompt);
        if (!string.IsNullOrWhiteSpace(request.NegativePrompt))
        {
            form.Add("negative_prompt", request.NegativePrompt);
        }

        if (route.ModelField is { } model)
        {
            form.Add("model", model);
        }

        if (route.HasMode)
        {
            form.Add("mode", references.Count > 0 ? "image-to-image" : "text-to-image");
        }

        warnings.AddUnknown(request, [.. route.Limits.Settings, ImageSettingNames.Size, ImageSettingNames.Denoise]);
        form.AddRatio(request.Size, warnings);
        form.AddStrength(request.Denoise, warnings);
        form.AddCfg(request.CfgScale, warnings);
        form.AddStyle(request.Style, warnings);
        form.AddFormat(request.Format, warnings);
        foreach (var (name, value) in request.Extra)
        {
            form.Add(name, value);
        }

        return form;
    }

    /// <summary>The seed of one of several calls: the same one would make the same picture again.</summary>
    public ulong? SeedOf(int call) => _seed is { } seed
        ? (unchecked(seed + (ulong)call) % LargestSeed) is var small and > 0 ? small : LargestSeed
        : null;

    /// <summary>The service takes forms only, also where there is no file in them.</summary>
    public MultipartBody CreateBody(int call)
    {
        var body = new MultipartBody();
        foreach (var (name, value) in _fields)
        {
            body.AddField(name, value);
        }

        if (SeedOf(call) is { } seed)
        {
            body.AddField("seed", seed.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < _references.Count; i++)
        {
            AddFile(body, _route.ImageParts[i], _references[i]);
        }

        if (_mask is not null)
        {
            AddFile(body, "mask", _mask);
        }

        return body;
    }

    private static IReadOnlyList<ImageReference> TakeReferences(ImageRequest request, ImageRoute route, PromptWarnings warnings)
    {
        var references = RequestReferences.Take(
            request, route.ImageParts.Count, warnings, "Choose 'ultra' or 'sd3.5-large' for edits.");
        var most = route.ImageParts.Count;
        return !route.NeedsImages || references.Count == most
            ? references
            : throw new ProviderException(
                ProviderFailure.InvalidRequest,
                $"The model '{request.Model}' makes a picture from {(most == 1 ? "a reference" : $"{most} references")}, and there {(references.Count == 1 ? "is 1" : "is none")}.")
            {
                Hint = "Add references with --ref, or choose a model such as 'ultra'.",
            };
    }

    private static void AddFile(MultipartBody body, string name, ImageReference image) =>
        body.AddFile(name, image.FileName(name), image.MediaType, image.Data);

    private void Add(string name, string value) => _fields.Add((name, value));
}
