using System.Globalization;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.Stability;

internal sealed partial class ImageForm
{
    private static readonly string[] Ratios = ["21:9", "16:9", "3:2", "5:4", "1:1", "4:5", "2:3", "9:16", "9:21"];

    public static IReadOnlyList<string> Styles { get; } =
    [
        "3d-model", "analog-film", "anime", "cinematic", "comic-book", "digital-art", "enhance", "fantasy-art", "isometric",
        "line-art", "low-poly", "modeling-compound", "neon-punk", "origami", "photographic", "pixel-art", "tile-texture",
    ];

    private void AddRatio(ImageSize? size, PromptWarnings warnings)
    {
        if (size is not { } wished)
        {
            return;
        }

        var written = SizeMatching.Write(wished);
        if (!_route.HasRatio || (_references.Count > 0 && !_route.HasRatioWithImages))
        {
            warnings.Add(ImageSettingNames.Size, $"The picture gets the size of its reference; {written} was left out.");
            return;
        }

        var ratio = SizeMatching.NearestRatio(wished, Ratios);
        Add("aspect_ratio", ratio);
        if (wished.Width != wished.Height || wished.Width != _route.SquareEdge)
        {
            warnings.Add(
                ImageSettingNames.Size,
                $"{StabilityProvider.Title} takes shapes and no sizes; {ratio} comes nearest to {written} and was used.");
        }
    }

    private void AddStrength(double? denoise, PromptWarnings warnings)
    {
        if (!_route.HasStrength || _references.Count == 0)
        {
            if (denoise is not null)
            {
                warnings.Add(
                    ImageSettingNames.Denoise,
                    _route.HasStrength
                        ? "There is no reference whose picture could be kept; 'denoise' was left out."
                        : $"{StabilityProvider.Title} has no 'denoise' for this model; it was left out.");
            }

            return;
        }

        var strength = Math.Clamp(denoise ?? UsualStrength, 0, 1);
        var written = strength.ToString("0.####", CultureInfo.InvariantCulture);
        Add("strength", written);
        if (denoise is null)
        {
            _used[ImageSettingNames.Denoise] = written;
        }
    }

    private void AddCfg(double? scale, PromptWarnings warnings)
    {
        if (scale is not { } wished || !_route.HasCfg)
        {
            return;
        }

        var cfg = Math.Clamp(wished, 1, 10);
        var written = cfg.ToString("0.####", CultureInfo.InvariantCulture);
        Add("cfg_scale", written);
        if (cfg < wished || cfg > wished)
        {
            _used[ImageSettingNames.Cfg] = written;
            warnings.Add(
                ImageSettingNames.Cfg,
                string.Create(CultureInfo.InvariantCulture, $"The model takes a 'cfg' from 1 to 10; {written} was used in place of {wished}."));
        }
    }

    private void AddStyle(string? style, PromptWarnings warnings)
    {
        if (style is null || !_route.HasStyle)
        {
            return;
        }

        if (Styles.Contains(style))
        {
            Add("style_preset", style);
        }
        else
        {
            warnings.Add(
                ImageSettingNames.Style, $"There is no style '{style}' (there are {string.Join(", ", Styles)}); it was left out.");
        }
    }

    private void AddFormat(string? format, PromptWarnings warnings)
    {
        if (format is null)
        {
            return;
        }

        var name = format.Replace("image/", "", StringComparison.OrdinalIgnoreCase).ToLowerInvariant();
        name = name == "jpg" ? "jpeg" : name;
        if (_route.Formats.Contains(name))
        {
            Add("output_format", name);
        }
        else
        {
            warnings.Add(
                ImageSettingNames.Format,
                $"The model makes {string.Join(" and ", _route.Formats)}, no '{format}'; png was used.");
        }
    }
}
