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
        var capabilities = app.Terminal.Capabilities;
        app.Loop.Theme = Theme.Choose(NameOf(theme), capabilities);
        var isSlow = settings.Text("ui.link") == "slow";
        app.Loop.ExtraFrameDelay = isSlow ? SlowFrames : TimeSpan.Zero;
        app.ReducedMotion = isSlow;
        app.PixelPictures = settings.Text("ui.images") is not "blocks";
        app.EventArrived += (_, happened) =>
        {
            if (happened is CapabilitiesEvent learned)
            {
                app.Loop.Theme = Theme.Choose(NameOf(settings.Text("ui.theme")), learned.Capabilities);
            }
        };
    }

    /// <summary>Shows another theme at once.</summary>
    public static void Change(UiApp app, string theme)
    {
        app.Loop.Theme = Theme.Choose(NameOf(theme), app.Terminal.Capabilities);
        app.Loop.Redraw();
    }

    private static string? NameOf(string setting) => setting switch
    {
        "highContrast" => "high-contrast",
        "terminal" => "ansi16",
        "auto" => null,
        _ => setting,
    };
}
