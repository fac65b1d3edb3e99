using System.Text;
using LettucePlug.Terminal.Tests.Core;

namespace LettucePlug.Terminal.Tests.Widgets;

public sealed class ImageViewTests : IDisposable
{
    private readonly FakePicture _picture = new();
    private readonly UiFixture _ui;
    private readonly ImageView _view;
    private readonly TextField _field = new();

    public ImageViewTests()
    {
        _view = new ImageView(_picture);
        _ui = new UiFixture(FlexBox.Rows().Add(_view, Length.Flex()).Add(_field, Length.Cells(1)), 40, 12);
    }

    public void Dispose() => _ui.Dispose();

    [Fact]
    public void Cells_are_there_at_once_and_pixels_when_nobody_types()
    {
        _ui.Screen.ShouldContain("####");
        Sent().ShouldNotContain("<1>");

        Wait(300);
        Sent().ShouldContain("<1><2><3>");
        Sent().ShouldContain("<place>");
        _ui.Terminal.TakeOutput();
        Wait(1000);
        Sent().ShouldBe("");
    }

    [Fact]
    public void A_key_breaks_the_transmission_off_and_it_begins_again_later()
    {
        while (!Sent().Contains("<1>"))
        {
            _ui.App.Loop.Turn(TimeSpan.Zero);
            _ui.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _ui.Type("x");
        Sent().ShouldContain("<abort>");
        Sent().ShouldNotContain("<place>");
        _ui.Terminal.TakeOutput();
        Wait(400);
        Sent().ShouldContain("<1><2><3>");
    }

    [Fact]
    public void A_picture_that_is_hidden_or_covered_is_taken_off_the_screen_and_only_placed_again()
    {
        Wait(300);
        _ui.Terminal.TakeOutput();
        _view.IsVisible = false;
        _ui.Type("x");
        Sent().ShouldContain("<delete>");

        _view.IsVisible = true;
        _ui.Type("y");
        _ui.Terminal.TakeOutput();
        Wait(400);
        Sent().ShouldContain("<place>");
        Sent().ShouldNotContain("<1>");

        _ui.App.Show(new Overlay(new Probe("dialog", new Size(20, 5))));
        _ui.Settle();
        Sent().ShouldContain("<delete>");
    }

    [Fact]
    public void Pixels_that_only_erasing_removes_cost_a_full_frame()
    {
        _picture.Placeable = false;
        _ui.App.Invalidate();
        Wait(400);
        Sent().ShouldContain("\u001b7\u001b[4;17H<1><2><3>\u001b8");
        _ui.Terminal.TakeOutput();

        _view.IsVisible = false;
        _ui.Type("x");
        Sent().ShouldContain("\u001b[2J");
    }

    [Fact]
    public void A_bell_does_not_ring_inside_of_a_picture_that_it_would_end()
    {
        _picture.Placeable = false;
        _ui.App.Invalidate();
        while (!Sent().Contains("<1>"))
        {
            _ui.App.Loop.Turn(TimeSpan.Zero);
            _ui.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        _ui.App.Loop.Send(TerminalCommand.Bell);
        _ui.App.Loop.Turn(TimeSpan.Zero);
        Sent().ShouldContain("<abort>\u001b8\a");
        _ui.Terminal.TakeOutput();
        Wait(400);
        Sent().ShouldContain("<1><2><3>");
    }

    [Fact]
    public void Without_a_picture_it_says_why()
    {
        _picture.IsReady = false;
        _ui.Screen.ShouldContain("1024x768 WebP");
        _view.Source = null;
        _ui.Screen.ShouldContain("No picture.");
    }

    [Fact]
    public void Pictures_of_messages_show_how_far_they_are()
    {
        var chat = new ChatTranscript();
        chat.Set(new ChatMessage
        {
            Id = "1",
            Speaker = "Mira",
            Text = "Look.",
            Attachments =
            [
                new ChatAttachment { Id = "a", Picture = _picture, Text = "the harbour" },
                new ChatAttachment { Id = "b", State = ChatAttachmentState.Pending, Progress = 0.42, Text = "painting" },
                new ChatAttachment { Id = "c", State = ChatAttachmentState.Failed, Text = "The provider is not reachable." },
                new ChatAttachment { Id = "d", State = ChatAttachmentState.Waiting, Text = "waits for approval" },
            ],
        });
        _ui.App.Root = chat;

        _ui.Screen.ShouldContain("####");
        _ui.Screen.ShouldContain("the harbour");
        _ui.Screen.ShouldContain("42% painting");
        _ui.Screen.ShouldContain("! The provider is not reachable.");
        _ui.Screen.ShouldContain("? waits for approval");
    }

    private string Sent() => Encoding.UTF8.GetString(_ui.Terminal.Output.Span);

    private void Wait(int milliseconds)
    {
        for (var i = 0; i < milliseconds / 10; i++)
        {
            _ui.Time.Advance(TimeSpan.FromMilliseconds(10));
            _ui.App.Loop.Turn(TimeSpan.Zero);
        }
    }

    private sealed class FakePicture : IPictureSource
    {
        private PixelPicture? _pixels;

        public event Action? Changed
        {
            add { }
            remove { }
        }

        public bool IsReady { get; set; } = true;

        public bool Placeable
        {
            get;
            set
            {
                field = value;
                _pixels = null;
            }
        }

            = true;

        public string Description => "1024x768 WebP";

        public Size Fit(Size space) => new(Math.Min(8, space.Columns), Math.Min(4, space.Rows));

        public CellPicture? Cells(Size size) => IsReady
            ? new CellPicture(size, Enumerable.Repeat((new Rune('#'), Style.Plain), size.Columns * size.Rows))
            : null;

        public PixelPicture? Pixels(Size size) => _pixels ??= new PixelPicture
        {
            Chunks = [Bytes("<1>"), Bytes("<2>"), Bytes("<3>")],
            Abort = Bytes("<abort>"),
            Place = Placeable ? Bytes("<place>") : null,
            Delete = Placeable ? Bytes("<delete>") : null,
        };

        private static byte[] Bytes(string text) => Encoding.ASCII.GetBytes(text);
    }
}
