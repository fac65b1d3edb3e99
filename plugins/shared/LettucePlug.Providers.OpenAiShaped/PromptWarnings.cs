using LettucePlug.Sdk;

namespace LettucePlug.Providers.OpenAiShaped;

/// <summary>Collects what a service cannot honour, so that nothing is dropped in silence.</summary>
public sealed class PromptWarnings(string serviceTitle)
{
    private readonly List<ImageWarning> _warnings = [];

    public IReadOnlyList<ImageWarning> All => _warnings;

    public void Add(string setting, string message) => _warnings.Add(new() { Setting = setting, Message = message });

    /// <summary>Warns of every setting that the request holds and the service has no name for.</summary>
    public void AddUnknown(ImageRequest request, params IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(known);
        foreach (var (name, isSet) in (IReadOnlyList<(string, bool)>)
        [
            (ImageSettingNames.NegativePrompt, !string.IsNullOrWhiteSpace(request.NegativePrompt)),
            (ImageSettingNames.Size, request.Size is not null),
            (ImageSettingNames.Steps, request.Steps is not null),
            (ImageSettingNames.Cfg, request.CfgScale is not null),
            (ImageSettingNames.Sampler, request.Sampler is not null),
            (ImageSettingNames.Scheduler, request.Scheduler is not null),
            (ImageSettingNames.Seed, request.Seed is not null),
            (ImageSettingNames.Denoise, request.Denoise is not null),
            (ImageSettingNames.Quality, request.Quality is not null),
            (ImageSettingNames.Style, request.Style is not null),
            (ImageSettingNames.Format, request.Format is not null),
        ])
        {
            if (isSet && !known.Contains(name))
            {
                Add(name, $"{serviceTitle} has no '{name}' for this model; it was left out.");
            }
        }
    }

    /// <summary>Puts a negative prompt into the words of a service that has no field for it.</summary>
    public string PromptWithNegative(ImageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (string.IsNullOrWhiteSpace(request.NegativePrompt))
        {
            return request.Prompt;
        }

        Add(
            ImageSettingNames.NegativePrompt,
            $"{serviceTitle} has no negative prompt; it was added to the prompt as what to avoid.");
        return $"{request.Prompt}\n\nAvoid: {request.NegativePrompt}";
    }
}
