using LettucePlug.Sdk;

namespace LettucePlug.Provider.ComfyUi.Workflows;

/// <summary>Which token carries which setting.</summary>
internal static class SettingTokens
{
    public static IReadOnlyList<(TokenKind Kind, string Name)> All { get; } =
    [
        (TokenKind.Negative, ImageSettingNames.NegativePrompt),
        (TokenKind.Width, ImageSettingNames.Size),
        (TokenKind.Height, ImageSettingNames.Size),
        (TokenKind.Steps, ImageSettingNames.Steps),
        (TokenKind.Cfg, ImageSettingNames.Cfg),
        (TokenKind.Sampler, ImageSettingNames.Sampler),
        (TokenKind.Scheduler, ImageSettingNames.Scheduler),
        (TokenKind.Seed, ImageSettingNames.Seed),
        (TokenKind.Denoise, ImageSettingNames.Denoise),
    ];

    /// <summary>Those that the request sets and the workflow has no place for, each with its value.</summary>
    public static IEnumerable<(string Name, string Token)> Lost(ImageRequest request, Workflow workflow)
    {
        foreach (var group in All.GroupBy(pair => pair.Name))
        {
            if (IsSet(request, group.Key) && !group.Any(pair => workflow.Has(pair.Kind)))
            {
                yield return (group.Key, $"%{group.First().Kind.ToString().ToUpperInvariant()}%");
            }
        }
    }

    private static bool IsSet(ImageRequest request, string name) => name switch
    {
        ImageSettingNames.NegativePrompt => !string.IsNullOrEmpty(request.NegativePrompt),
        ImageSettingNames.Size => request.Size is not null,
        ImageSettingNames.Steps => request.Steps is not null,
        ImageSettingNames.Cfg => request.CfgScale is not null,
        ImageSettingNames.Sampler => request.Sampler is not null,
        ImageSettingNames.Scheduler => request.Scheduler is not null,
        ImageSettingNames.Seed => request.Seed is not null,
        ImageSettingNames.Denoise => request.Denoise is not null,
        _ => false,
    };
}
