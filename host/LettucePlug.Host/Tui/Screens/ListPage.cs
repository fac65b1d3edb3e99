using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>A screen with a list and, beside it where there is room, what there is to say about the entry that is chosen.</summary>
internal abstract class ListPage<T> : Page
    where T : class
{
    private const int WideFrom = 72;
    private const int MostPictureRows = 9;

    private readonly TextBlock _detail = new("");
    private readonly ImageView _picture = new() { IsVisible = false };
    private readonly BorderBox _frame;
    private readonly ScrollView _scroll;
    private readonly ProblemText _problem;
    private IReadOnlyList<T>? _shown;
    private T? _described;

    protected ListPage(string context, string title, Func<T, string> text)
        : base(context, title)
    {
        List = Adopt(new ListView<T>(text));
        List.Opened += item => OpenItem(item);
        _scroll = new ScrollView(_detail) { TakesKeys = true };
        var beside = FlexBox.Rows()
            .Add(_picture, Length.Auto.AtMost(MostPictureRows))
            .Add(_scroll, Length.Flex().AtLeast(3));
        _frame = Adopt(new BorderBox(beside) { PaddingColumns = 1 });
        _problem = Adopt(new ProblemText(() => Problem));
    }

    protected ListView<T> List { get; }

    /// <summary>The list; another object after every change.</summary>
    protected abstract IReadOnlyList<T> Items { get; }

    protected virtual Problem? Problem => null;

    protected abstract StyledText Describe(T item);

    /// <summary>What the frame around the description says.</summary>
    protected abstract string Heading(T item);

    /// <summary>What is shown above the description; null for no picture.</summary>
    protected virtual IPictureSource? PictureOf(T item) => null;

    /// <summary>Enter on an entry: to read all about it, unless a screen knows better.</summary>
    protected virtual void OpenItem(T item) => Read(item);

    /// <summary>Shows all about an entry over the whole screen.</summary>
    protected void Read(T item) => Reading.Show(Ui, Heading(item), Describe(item));

    /// <summary>Makes the first entry for which something holds the current one.</summary>
    protected void Select(Func<T, bool> which)
    {
        _shown = List.Items = Items;
        _described = null;
        if (Items.Select((item, index) => (item, index)).FirstOrDefault(one => which(one.item)) is { item: not null, index: var at })
        {
            List.CurrentIndex = at;
        }
    }

    /// <summary>The description is made anew with the next frame.</summary>
    protected void Refresh() => _described = null;

    /// <summary>The key that reads all about the entry, which a narrow screen has no room for.</summary>
    /// <param name="key">Enter as well, unless Enter does something else.</param>
    protected Command ReadKey(string key = "enter|i") => Does(
        "read",
        "Read all about it",
        key,
        () =>
        {
            if (List.Current is { } item)
            {
                Read(item);
            }
        },
        65,
        "Read",
        () => List.Current is not null);

    protected override void Paint(Canvas canvas)
    {
        if (!ReferenceEquals(_shown, Items))
        {
            _shown = Items;
            _described = null;
            List.Items = _shown;
        }

        var area = canvas.Bounds;
        var problemRows = _problem.Measure(area.Size).Rows;
        if (problemRows > 0)
        {
            _problem.Draw(canvas, area with { Height = problemRows });
            area = area with { Y = problemRows, Height = Math.Max(0, area.Height - problemRows) };
        }

        if (_shown.Count == 0)
        {
            SayNothingIsThere(canvas, area);
            return;
        }

        if (area.Width < WideFrom)
        {
            List.Draw(canvas, area);
            return;
        }

        var width = Math.Clamp(area.Width * 45 / 100, 28, 48);
        List.Draw(canvas, area with { Width = width });
        if (List.Current is { } current)
        {
            if (!ReferenceEquals(_described, current))
            {
                _described = current;
                _detail.Set(Describe(current));
                _picture.Source = PictureOf(current);
                _picture.IsVisible = _picture.Source is not null;
                _scroll.Offset = 0;
                _frame.Title = Sanitizer.Clean(Heading(current), singleLine: true);
            }

            _frame.Draw(canvas, area with { X = width + 1, Width = area.Width - width - 1 });
        }
    }

    // The list keeps the focus, so it is drawn, and then its one cut line gives way to whole sentences.
    private void SayNothingIsThere(Canvas canvas, Rect area)
    {
        List.Draw(canvas, area);
        canvas.Fill(area, Role.Text);
        var y = area.Y;
        foreach (var line in Wrap.Lines(List.EmptyText, Math.Max(1, area.Width - 2)))
        {
            canvas.Write(1, y++, List.EmptyText.AsSpan(line.Start, line.Length), Role.Muted);
        }
    }
}
