using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>One of the screens of the program. It shows what its view-model holds and hands on what the user wants.</summary>
internal abstract class Page : Component
{
    private readonly string _context;

    protected Page(string context, string title)
    {
        _context = context;
        CommandContext = context;
        Title = title;
    }

    /// <summary>What the row of screens calls it.</summary>
    public string Title { get; }

    /// <summary>What it is for, in a sentence or two; help shows it above the keys.</summary>
    public virtual string About => "";

    /// <summary>What works while the screen is shown.</summary>
    public abstract IEnumerable<Command> Commands();

    /// <summary>It comes into view: time to look at what has changed.</summary>
    public virtual void Open()
    {
        // Most have nothing to load.
    }

    /// <summary>Goes back one step within the screen.</summary>
    /// <returns>Whether there was one.</returns>
    public virtual bool Back() => false;

    protected UiApp Ui => App ?? throw new InvalidOperationException("The screen is not shown.");

    protected Command Does(
        string id, string title, string key, Action run, int hint = 0, string hintText = "", Func<bool>? when = null) => new()
        {
            Id = $"{_context}.{id}",
            Title = title,
            Context = _context,
            Keys = key.Split('|'),
            Run = run,
            HintPriority = hint,
            Hint = hintText,
            When = when,
        };

    /// <summary>Watches a task nobody waits for, so that what goes wrong is told.</summary>
    protected async void Go(Task work)
    {
        try
        {
            await work;
        }
        catch (OperationCanceledException)
        {
            // The user knows.
        }
        catch (Exception error)
        {
            Tell(Problem.Of(error));
        }

        App?.Invalidate();
    }

    protected void Tell(Problem? problem)
    {
        if (problem is not null)
        {
            App?.Toast(problem.Text, ToastKind.Error);
        }
    }
}
