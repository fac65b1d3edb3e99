using LettucePlug.Host.Settings;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>Turns the settings about looks into what the screen does.</summary>
internal static class Appearance
{
    private static readonly TimeSpan SlowFrames = TimeSpan.FromMilliseconds(90);

    public static void Apply(UiApp app, SettingsStore settings)
    {
        var theme = settings.Text("ui.theme");
        app.Loop.Theme = Theme.Choose(NameOf(theme), app.Terminal.Capabilities);
        UseLink(app, settings.Text("ui.link"));
        app.Terminal.ReportsMouse &= settings.Flag("ui.mouse");
        app.EventArrived += (_, happened) =>
        {
            if (happened is CapabilitiesEvent learned)
            {
                app.Loop.Theme = Theme.Choose(NameOf(settings.Text("ui.theme")), learned.Capabilities);
            }
        };
    }

    /// <summary>Takes a changed setting over at once, if it is one about looks.</summary>
    public static void Change(UiApp app, string key, string value)
    {
        switch (key)
        {
            case "ui.theme":
                app.Loop.Theme = Theme.Choose(NameOf(value), app.Terminal.Capabilities);
                app.Loop.Redraw();
                break;
            case "ui.link":
                UseLink(app, value);
                break;
            default:
                break;
        }
    }

    private static void UseLink(UiApp app, string link)
    {
        var isSlow = link == "slow";
        app.Loop.ExtraFrameDelay = isSlow ? SlowFrames : TimeSpan.Zero;
        app.ReducedMotion = isSlow;
        app.PixelPictures = !isSlow;
    }

    private static string? NameOf(string setting) => setting switch
    {
        "highContrast" => "high-contrast",
        "terminal" => "ansi16",
        "auto" => null,
        _ => setting,
    };
}
