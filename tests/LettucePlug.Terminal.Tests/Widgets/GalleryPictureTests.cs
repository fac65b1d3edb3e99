using LettucePlug.Terminal.Gallery;
using LettucePlug.Terminal.Tests.Core;
using LettucePlug.Tests.Support;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>A picture of every page of the gallery, and so of every widget, in a usual and in a small window.</summary>
public sealed class GalleryPictureTests
{
    public static TheoryData<string, int, int> Windows()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var page in new[] { "chat", "lists", "form", "text", "progress", "image" })
        {
            data.Add(page, 80, 24);
            data.Add(page, 40, 12);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Page(string page, int columns, int rows)
    {
        using var ui = Open(columns, rows);
        var number = Array.IndexOf(["chat", "lists", "form", "text", "progress", "image"], page) + 1;
        ui.Press($"alt+{number}");

        Snapshot.Match(ui.Screen, $"{page}.{columns}x{rows}");
    }

    [Theory]
    [InlineData("dialog", "f2", 80, 24)]
    [InlineData("dialog", "f2", 40, 12)]
    [InlineData("review", "f3", 80, 24)]
    [InlineData("review", "f3", 40, 12)]
    [InlineData("palette", "ctrl+p", 80, 24)]
    [InlineData("palette", "ctrl+p", 40, 12)]
    [InlineData("help", "f1", 80, 24)]
    [InlineData("help", "f1", 40, 12)]
    [InlineData("pick", "f5", 80, 24)]
    [InlineData("toast", "f7", 40, 12)]
    public void Overlay(string name, string key, int columns, int rows)
    {
        using var ui = Open(columns, rows);
        ui.Press(key);

        Snapshot.Match(ui.Screen, $"{name}.{columns}x{rows}");
    }

    [Fact]
    public void Styles_of_the_form_with_an_error()
    {
        using var ui = Open(60, 16);
        ui.Press("alt+3", "tab", "enter");

        Snapshot.Match(ui.Screen + ui.App.Loop.Canvas.StyleMap());
    }

    [Fact]
    public void Without_utf8_there_is_nothing_but_ascii_around_the_texts()
    {
        using var ui = Open(80, 24, new TerminalCapabilities { Utf8 = false, Depth = ColorDepth.None });
        foreach (var page in new[] { "alt+1", "alt+2", "alt+3", "alt+4", "alt+5" })
        {
            ui.Press(page);
            foreach (var letter in ui.Screen.Where(letter => letter > '~'))
            {
                "東京の夜は静かで、雨が降っている。日本語👍🏽…".ShouldContain(letter.ToString(), Case.Sensitive, page);
            }
        }
    }

    private static UiFixture Open(int columns, int rows, TerminalCapabilities? capabilities = null)
    {
        var ui = new UiFixture(new TextBlock(""), columns, rows, capabilities);
        _ = new GalleryScreen(ui.App, 40);
        ui.Settle();
        return ui;
    }
}
