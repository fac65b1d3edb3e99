using System.Runtime.InteropServices;
using LettucePlug.Host.Settings;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The full-screen UI from the first frame to the last: the frame at once, everything else behind it.</summary>
internal sealed class FullScreen : IDisposable
{
    private readonly UiApp _app;
    private readonly UiThread _thread;
    private readonly ActivityBoard _board;
    private readonly HostPaths _paths;
    private readonly Drafts _drafts;
    private readonly Shell _shell;

    public FullScreen(ITerminal terminal, HostPaths paths, TimeProvider time)
    {
        _app = new UiApp(terminal, time);
        _thread = new UiThread(_app);
        _board = new ActivityBoard(_thread, time);
        _paths = paths;
        _drafts = new Drafts(Path.Combine(paths.State, "drafts"), time);
        _app.AddStandardCommands(() => Leave());
        _shell = new Shell(_app, _board);
        _app.Root = _shell;
    }

    public UiApp App => _app;

    public Shell Shell => _shell;

    /// <summary>What the user should know after the screen is gone; null for nothing.</summary>
    public string? Farewell { get; private set; }

    /// <summary>Set once the screens are there, or could not be.</summary>
    public Task Ready { get; private set; } = Task.CompletedTask;

    /// <summary>Runs until the user leaves or a signal ends it.</summary>
    /// <returns>The signal, if one did.</returns>
    public PosixSignal? Run(Func<Task<Services>> services, CancellationToken cancellationToken)
    {
        Start(services);
        _app.Run(cancellationToken);
        Close();
        return _app.Loop.EndedBy;
    }

    /// <summary>Brings the services up behind the frame.</summary>
    public void Start(Func<Task<Services>> services) => Ready = StartAsync(services);

    public void Close()
    {
        var words = new List<string>();
        if (_board.Running.Count > 0)
        {
            words.Add("What was running goes on where the provider allows it; 'lettuceplug jobs list' tells.");
        }

        _board.CancelAll();
        _drafts.Flush();
        if (_drafts.Has("chat-"))
        {
            words.Add("What you had not sent is kept; it is there when you open the chat again.");
        }

        Farewell = words.Count > 0 ? string.Join('\n', words) : null;
    }

    public void Dispose() => _drafts.Dispose();

    private Task StartAsync(Func<Task<Services>> services)
    {
        var done = new TaskCompletionSource();
        _ = Task.Run(async () =>
        {
            try
            {
                var ready = await services();
                _thread.Post(() =>
                {
                    Attach(ready);
                    done.SetResult();
                });
            }
            catch (Exception error)
            {
                _thread.Post(() =>
                {
                    _shell.Say(Problem.Of(error));
                    done.SetResult();
                });
            }
        });
        return done.Task;
    }

    private void Attach(Services services)
    {
        Appearance.Apply(_app, services.Settings);
        var pages = Pages.Make(_app, _thread, _board, _drafts, _shell, services);
        _shell.Attach(pages, services.HasChats ? 0 : Pages.StudioIndex(pages));
        var (keys, problem) = KeymapFile.Read(KeymapFile.PathIn(_paths));
        var problems = _app.Commands.Remap(keys).Where(one => one.Kind != KeymapProblemKind.NotPortable || keys.Count > 0);
        if (problem is not null || (keys.Count > 0 && problems.Any()))
        {
            _app.Toast(problem ?? problems.First().ToString(), ToastKind.Warning);
        }

        Welcome.ShowIfNew(_app, _shell, services);
        _app.Invalidate();
    }

    private async void Leave()
    {
        if (_board.Running.Count > 0 && !await Ask.ForConfirmation(
            _app, "Leave?", $"'{_board.Current!.Title}' is still running. Leaving cancels it.", "Leave", "Stay")) // there is one
        {
            return;
        }

        _app.Stop();
    }
}
