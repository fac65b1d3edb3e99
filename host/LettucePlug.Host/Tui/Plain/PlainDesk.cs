using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Plain;

/// <summary>What all parts of the line mode talk with: numbered menus, questions, and work that is told of while it runs.</summary>
internal sealed class PlainDesk : IDisposable
{
    private const int Quarter = 4;

    private readonly PlainWriter _writer;
    private readonly PlainPrompt _prompt;
    private readonly ActivityBoard _board;
    private string _lastStage = "";

    public PlainDesk(TextReader input, TextWriter output, ActivityBoard board, CancellationToken stopping)
    {
        (_writer, _board, Stopping) = (new PlainWriter(output), board, stopping);
        _prompt = new PlainPrompt(input, _writer);
        board.Moved += TellStage;
    }

    /// <summary>The program is to end.</summary>
    public CancellationToken Stopping { get; }

    public PlainWriter Writer => _writer;

    public void Say(string text) => _writer.Line(text);

    /// <summary>A line of text; null when the input has ended.</summary>
    public ValueTask<string?> AskAsync(string question) => _prompt.AskAsync(question, Stopping);

    /// <summary>Lists choices by number; null when none was taken.</summary>
    public ValueTask<int?> ChooseAsync(string question, IReadOnlyList<string> choices) => _prompt.ChooseAsync(question, choices, Stopping);

    public ValueTask<bool> ConfirmAsync(string question) => _prompt.ConfirmAsync(question, byDefault: false, Stopping);

    /// <summary>A menu that comes back after each of its entries, until an empty line.</summary>
    public async Task MenuAsync(string question, Func<IReadOnlyList<(string Name, Func<Task> Run)>> entries)
    {
        while (true)
        {
            var now = entries();
            if (await ChooseAsync(question, [.. now.Select(entry => entry.Name)]) is not { } chosen)
            {
                return;
            }

            await TryAsync(now[chosen].Run);
        }
    }

    /// <summary>Does something; what goes wrong is told, and nothing else comes of it.</summary>
    public async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (OperationCanceledException)
        {
            Stopping.ThrowIfCancellationRequested();
            Say("Cancelled.");
        }
        catch (Exception error)
        {
            Tell(Problem.Of(error));
        }
    }

    /// <summary>Waits for work that was begun; how far it is, is told in words as it goes.</summary>
    public async Task WaitAsync(Task work)
    {
        if (!work.IsCompleted)
        {
            Say("Working. Ctrl+C cancels.");
        }

        _lastStage = "";
        await work.WaitAsync(Stopping);
        _writer.EndStream();
    }

    /// <summary>Says what went wrong, and what helps.</summary>
    public void Tell(Problem? problem, string otherwise = "")
    {
        if (problem is null)
        {
            if (otherwise.Length > 0)
            {
                Say(otherwise);
            }

            return;
        }

        Say("It failed: " + problem.Message);
        if (problem.Hint is { } hint)
        {
            Say("What helps: " + hint);
        }
    }

    /// <summary>Has a text changed without an editor: written anew, added to, or some of its words replaced.</summary>
    /// <returns>The changed text; null when it stays.</returns>
    public async Task<string?> EditAsync(string text)
    {
        Say("It says now: " + text);
        switch (await ChooseAsync("How is it to change?", ["Write it anew", "Add words at the end", "Replace some words"]))
        {
            case 0:
                return await AskAsync("The new text, empty to leave it:") is { Length: > 0 } anew ? anew : null;
            case 1:
                return await AskAsync("Add:") is { Length: > 0 } more
                    ? char.IsPunctuation(more[0]) ? text + more : $"{text} {more}"
                    : null;
            case 2:
                if (await AskAsync("Which words?") is not { Length: > 0 } old || await AskAsync("By which?") is not { } next)
                {
                    return null;
                }

                if (text.Contains(old, StringComparison.OrdinalIgnoreCase))
                {
                    return text.Replace(old, next, StringComparison.OrdinalIgnoreCase);
                }

                Say($"It does not say '{old}'.");
                return null;
            default:
                return null;
        }
    }

    public void Dispose() => _board.Moved -= TellStage;

    // A screen reader reads every line: only what is new in kind is one, and of steps each quarter.
    private void TellStage(Activity activity)
    {
        var stage = activity.Fraction is { } fraction
            ? fraction * Quarter < 1 ? "" : $"{(int)(fraction * Quarter) * (100 / Quarter)} percent"
            : activity.Note;
        if (stage.Length > 0 && stage != _lastStage)
        {
            _lastStage = stage;
            Say($"{activity.Title}: {stage}.");
        }
    }
}
