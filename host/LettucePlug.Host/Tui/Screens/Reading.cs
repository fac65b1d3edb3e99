using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A text over the whole screen, to be read and left.</summary>
internal static class Reading
{
    public static void Show(UiApp app, string title, StyledText text)
    {
        var block = new TextBlock("");
        block.Set(text);
        var view = new BorderBox(new ScrollView(block) { TakesKeys = true }, Sanitizer.Clean(title, singleLine: true))
        {
            PaddingColumns = 1,
            Footer = "Esc back",
            Ground = Role.Text,
        };
        app.Show(new Overlay(view) { Place = OverlayPlace.Full, Title = title });
    }
}
