using LettucePlug.Terminal.Gallery;
using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

/// <summary>Somebody who presses anything anywhere in windows of any size.</summary>
public sealed class MonkeyTests
{
    private static readonly string[] Torture =
    [
        "\u001b[2J\u001b]0;title\u0007", "👨‍👩‍👧‍👦👩‍🚀🏳️‍🌈", "e" + new string('\u0301', 200), "\u202eabc\u2066def", "שלום مرحبا क्षि ไทย",
        new string('漢', 300), "\0\u0001\u007f\u0085\u009b31m", "\ud800 lone", "a\tb\rc\nd", "", " ", "\U000e0041\u200d\ufe0f",
    ];

    private static readonly string[] Keys =
    [
        "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "tab", "shift+tab", "enter", "esc", "space",
        "backspace", "delete", "a", "/", "g", "G", "[", "]", "n", "*", "alt+1", "alt+2", "alt+3", "alt+4", "alt+5", "alt+6",
        "alt+up", "alt+enter", "ctrl+p", "ctrl+k", "ctrl+y", "ctrl+_", "ctrl+g", "ctrl+space", "ctrl+home", "ctrl+end", "f1",
        "f2", "f3", "f4", "f5", "f6", "f7", "f8", "ctrl+pagedown", "shift+up",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_pressed_clicked_pasted_or_resized_nothing_breaks(int seed)
    {
        var random = new Random(seed);
        using var ui = new UiFixture(new TextBlock(""));
        var screen = new GalleryScreen(ui.App, 30);
        for (var i = 0; i < 1500; i++)
        {
            switch (random.Next(12))
            {
                case 0:
                    ui.Terminal.Resize(new Size(random.Next(1, 140), random.Next(1, 50)));
                    break;
                case 1:
                    var kind = (MouseKind)random.Next(7);
                    ui.Mouse(kind, random.Next(140), random.Next(50));
                    break;
                case 2:
                    ui.Paste(Torture[random.Next(Torture.Length)]);
                    break;
                case 3 when i % 5 == 0:
                    screen.Chat.BeginReply();
                    screen.Chat.Append(i);
                    break;
                default:
                    ui.Press(Keys[random.Next(Keys.Length)]);
                    break;
            }
        }

        ui.Terminal.Resize(new Size(80, 24));
        ui.Screen.ShouldNotContain("\u001b");
        ui.App.Loop.Canvas.FullSize.ShouldBe(new Size(80, 24));
    }

    [Fact]
    public void Torture_texts_stay_inside_of_every_widget()
    {
        foreach (var text in Torture)
        {
            Component[] widgets =
            [
                new TextBlock(text),
                TextBlock.Markdown(text),
                new TextField(text),
                new TextEditor(text),
                new ListView<string>(item => item) { Items = [text, text] },
                new Table<string>(new TableColumn<string> { Title = text, Text = item => item, Width = Length.Auto }) { Rows = { Items = [text] } },
                new TreeView<string>(_ => [], item => item) { Roots = [text] },
                new Toggle(text),
                new Select<string>([text], item => item) { ChosenIndex = 0 },
                new Spinner(text),
                new ProgressBar { Text = text, Value = 0.3 },
                new Form(new FormField { Id = "a", Label = text, Help = text, Placeholder = text, Value = text, Check = _ => text }),
                new Tabs().Add(text, new TextBlock(text)),
                new KeyHints { Status = text },
            ];
            foreach (var widget in widgets)
            {
                using var ui = new UiFixture(new BorderBox(widget, text) { Footer = text }, 40, 12);
                ui.App.Toast(text);

                var rows = ui.Screen.Split('\n');
                rows.ShouldAllBe(row => TextWidth.Of(row) <= 40);
                rows[11].ShouldStartWith("╰");
                rows[6].ShouldEndWith("│", Case.Sensitive, $"{widget.GetType().Name} with {text.Length}");
                ui.Screen.ShouldNotContain("\u001b");
            }
        }
    }
}
