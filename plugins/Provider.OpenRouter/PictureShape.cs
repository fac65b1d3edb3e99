using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>A wished size in the words of models that know shapes and tiers, not pixels.</summary>
internal sealed record PictureShape
{
    public required string AspectRatio { get; init; }

    /// <summary>The tier, such as <c>2K</c>; null where the model has none to choose from.</summary>
    public string? Resolution { get; init; }

    /// <summary>What comes nearest, with a warning where that is not quite what was asked for.</summary>
    public static PictureShape Nearest(
        ImageSize wished, IReadOnlyList<string> ratios, IReadOnlyList<string>? tiers, PromptWarnings warnings)
    {
        var ratio = SizeMatching.NearestRatio(wished, [.. ratios.Where(one => one.Contains(':', StringComparison.Ordinal))]);
        var side = Math.Sqrt((double)wished.Width * wished.Height);
        var tier = tiers?.Where(one => Pixels(one) > 0).MinBy(one => Math.Abs(Math.Log(Pixels(one) / side)));
        var isExact = SizeMatching.IsExactly(wished, ratio) && (tier is null || Math.Abs((Pixels(tier) / side) - 1) < 0.05);
        if (!isExact)
        {
            warnings.Add(
                ImageSettingNames.Size,
                $"The model takes no {SizeMatching.Write(wished)}; {ratio}{(tier is null ? "" : $" at {tier}")} comes nearest and was used.");
        }

        return new() { AspectRatio = ratio, Resolution = tier };
    }

    private static double Pixels(string tier) =>
        tier.EndsWith('K')
            ? double.TryParse(tier[..^1], CultureInfo.InvariantCulture, out var thousands) ? thousands * 1024 : 0
            : double.TryParse(tier, CultureInfo.InvariantCulture, out var pixels) ? pixels : 0;
}
