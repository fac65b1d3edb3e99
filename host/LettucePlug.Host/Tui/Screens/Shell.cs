using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The frame around all screens: their names, what runs, and the keys of the moment. It is drawn before anything is loaded.</summary>
internal sealed class Shell : Component
{
    private readonly UiApp _app;
    private readonly ActivityBoard _board;
    private readonly PageBar _bar;
    private readonly FlexBox _rows;
    private readonly List<int> _visited = [];
    private IReadOnlyList<Page> _pages = [];
    private Component _body;

    public Shell(UiApp app, ActivityBoard board)
    {
        _app = app;
        _board = board;
        _bar = Adopt(new PageBar());
        _bar.Chosen += index => Show(index);
        _body = new TextBlock("  Starting…", Role.Muted);
        _rows = Adopt(FlexBox.Rows()
            .Add(_bar, Length.Cells(1))
            .Add(_body, Length.Flex())
            .Add(new JobBar(board), Length.Auto)
            .Add(new KeyHints(), Length.Cells(1)));
        board.Ended += Tell;
    }

    public int Current { get; private set; } = -1;

    public Page? CurrentPage => Current >= 0 ? _pages[Current] : null;

    /// <summary>Says something in place of the screens, for a start that failed.</summary>
    public void Say(Problem problem) => Replace(new ProblemText(() => problem));

    /// <summary>Takes the screens in, once there are services behind them.</summary>
    public void Attach(IReadOnlyList<Page> pages, int first)
    {
        _pages = pages;
        _bar.Names = [.. pages.Select(page => page.Title)];
        for (var index = 0; index < pages.Count; index++)
        {
            var to = index;
            _app.Commands.Add(new Command
            {
                Id = $"go.{index + 1}",
                Title = $"Go to {pages[index].Title}",
                Group = "Screens",
                Keys = [$"alt+{char.ToLowerInvariant(PageBar.KeyOf(index))}"],
                BeforeFocus = true,
                Run = () => Show(to),
            });
            foreach (var command in pages[index].Commands())
            {
                _app.Commands.Add(command);
            }
        }

        _app.Commands.Add(ShellCommands.All(_app, this, _board));
        foreach (var page in pages)
        {
            _app.Commands.Name(page.CommandContext!, page.Title); // every page has one
        }

        Show(first);
    }

    public T Find<T>()
        where T : Page => _pages.OfType<T>().First();

    public void Show<T>()
        where T : Page => Show(_pages.ToList().FindIndex(page => page is T));

    public void Show(int index)
    {
        if (index < 0 || index >= _pages.Count || index == Current)
        {
            return;
        }

        if (Current >= 0)
        {
            _visited.Remove(Current);
            _visited.Add(Current);
        }

        Current = index;
        _bar.Current = index;
        Replace(_pages[index]);
        _pages[index].Open();
        _pages[index].Focus();
    }

    /// <summary>Goes back: within the screen, then to the one before.</summary>
    public void Back()
    {
        if (CurrentPage?.Back() == true || _visited.Count == 0)
        {
            return;
        }

        var last = _visited[^1];
        _visited.RemoveAt(_visited.Count - 1);
        Show(last);
        _visited.Remove(_visited[^1]);
    }

    protected override void Paint(Canvas canvas)
    {
        _bar.Badge = _app.Waiting.Count > 0 ? $"! {_app.Waiting.Count} waiting (F8)" : "";
        _rows.Draw(canvas, canvas.Bounds);
    }

    private void Replace(Component next)
    {
        _rows.Replace(_body, next);
        _body = next;
    }

    private void Tell(Activity ended)
    {
        if (ended.Place.Length > 0 && ended.Place == CurrentPage?.CommandContext)
        {
            // It is told where the user looks.
            return;
        }

        switch (ended.State)
        {
            case ActivityState.Done:
                _app.Toast($"{ended.Title}: done", ToastKind.Success);
                break;
            case ActivityState.Cancelled:
                _app.Toast($"{ended.Title}: cancelled", ToastKind.Warning);
                break;
            default:
                _app.Toast($"{ended.Title}: {ended.Problem?.Message}", ToastKind.Error);
                break;
        }
    }
}
