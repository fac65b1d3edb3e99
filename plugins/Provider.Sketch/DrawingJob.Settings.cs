using LettucePlug.Sdk;

namespace LettucePlug.Provider.Sketch;

/// <content>What cannot be honoured as asked, and what is done instead.</content>
internal sealed partial class DrawingJob
{
    private const int LeastEdge = 16;
    private const int MostEdge = 4096;

    private ImageSize Fit(ImageSize asked)
    {
        var fitted = new ImageSize(
            Math.Clamp(asked.Width, LeastEdge, MostEdge),
            Math.Clamp(asked.Height, LeastEdge, MostEdge));
        if (fitted != asked)
        {
            Warn(ImageSettingNames.Size, $"Sketch draws sides of {LeastEdge} to {MostEdge} pixels, so {asked} became {fitted}.");
        }

        return fitted;
    }

    private void CheckSettings()
    {
        if (_request.Steps is { } steps && steps != _steps)
        {
            Warn(ImageSettingNames.Steps, $"Sketch takes 1 to {MaxSteps} steps, so {steps} became {_steps}.");
        }

        if (_request.Format is { } format && !string.Equals(format, "image/png", StringComparison.OrdinalIgnoreCase))
        {
            Warn(ImageSettingNames.Format, $"Sketch writes PNG only, not {format}.");
        }

        if (_request.Denoise is { } denoise && (denoise is < 0 or > 1 || double.IsNaN(denoise)))
        {
            Warn(ImageSettingNames.Denoise, $"Denoise goes from 0 to 1, so {denoise} became {_references.Denoise ?? 1}.");
        }
        else if (_request.Denoise is not null && _references.BaseSize is null)
        {
            Warn(ImageSettingNames.Denoise, "There is no picture to keep anything of, so denoise has no effect.");
        }

        Ignore(_request.CfgScale is not null, ImageSettingNames.Cfg, "no guidance scale");
        Ignore(_request.Sampler is not null, ImageSettingNames.Sampler, "no samplers");
        Ignore(_request.Scheduler is not null, ImageSettingNames.Scheduler, "no schedulers");
        Ignore(_request.Quality is not null, ImageSettingNames.Quality, "one quality only");
        Ignore(_request.Style is not null, ImageSettingNames.Style, "one style only");
        foreach (var name in _request.Extra.Keys.Order(StringComparer.Ordinal))
        {
            Warn(name, $"Sketch knows no setting '{name}', so it is ignored.");
        }
    }

    private void Ignore(bool isSet, string setting, string has)
    {
        if (isSet)
        {
            Warn(setting, $"Sketch has {has}, so '{setting}' is ignored.");
        }
    }

    private void Warn(string setting, string message) =>
        _warnings.Add(new ImageWarning { Setting = setting, Message = message });
}
