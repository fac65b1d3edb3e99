using System.Globalization;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>
/// A text in the editor over the whole screen, with something about it beside it, or below it on a narrow screen, that
/// follows while it is typed.
/// </summary>
internal abstract class EditorSheet : Component, IDisposable
{
    private const int WideFrom = 72;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly TextEditor _editor;
    private readonly BorderBox _box;
    private readonly KeyHints _keys = new();
    private CancellationTokenSource? _checking;
    private IDisposable? _timer;

    protected EditorSheet(string context, string text, bool viKeys, Component beside)
    {
        CommandContext = context;
        _editor = new TextEditor { UsesViKeys = viKeys, MaxLength = 8_000_000 };
        _editor.Text = text;
        _editor.Caret = 0;
        _editor.Changed += OnChanged;
        _box = Adopt(new BorderBox(_editor));
        Beside = Adopt(beside);
        Adopt(_keys);
    }

    /// <summary>The text as it stands.</summary>
    public string Text => _editor.FullText;

    /// <summary>Whether there is something that is not saved.</summary>
    public abstract bool IsDraft { get; }

    protected Component Beside { get; }

    /// <summary>What the frame of the editor says.</summary>
    protected abstract string Title { get; }

    public override Size Measure(Size available) => available;

    /// <summary>Puts the caret into the text and looks at it for the first time.</summary>
    public void Begin()
    {
        _editor.Focus();
        Check();
    }

    /// <returns>Why it was not saved; null when it was.</returns>
    public abstract Task<Problem?> SaveAsync();

    /// <summary>Puts a text in place of all there is; the editor's undo brings the old one back.</summary>
    public void Replace(string text)
    {
        _editor.ReplaceAll(text);
        _editor.Caret = 0;
        OnChanged();
    }

    /// <summary>Stops what runs for it and keeps the text as a draft.</summary>
    public void Dispose()
    {
        _timer?.Dispose();
        _checking?.Cancel();
        _checking?.Dispose();
        _checking = null;
        Keep(Text);
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps what is typed, so that nothing is lost.</summary>
    protected abstract void Keep(string text);

    /// <summary>Looks at a text beside the UI and shows what was found.</summary>
    protected abstract Task CheckAsync(string text, CancellationToken cancellationToken);

    protected abstract void Tell(Problem problem);

    protected void GoTo(int offset)
    {
        _editor.Caret = Math.Clamp(offset, 0, _editor.Text.Length);
        _editor.Focus();
    }

    /// <summary>Where a line and column, both from 1, are in the text.</summary>
    protected int OffsetOf(int line, int column)
    {
        var text = _editor.Text;
        var at = 0;
        for (var passed = 1; passed < line && text.IndexOf('\n', at) is >= 0 and var end; passed++)
        {
            at = end + 1;
        }

        return Math.Min(at + column - 1, text.Length);
    }

    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Role.Text);
        var area = canvas.Bounds with { Height = canvas.Size.Rows - 1 };
        _keys.Draw(canvas, canvas.Bounds with { Y = area.Height, Height = 1 });
        _box.Title = Title;
        _box.Footer = Place();
        if (area.Width >= WideFrom)
        {
            var left = area.Width * 55 / 100;
            _box.Draw(canvas, area with { Width = left });
            Beside.Draw(canvas, new Rect(left + 1, 0, area.Width - left - 1, area.Height));
            return;
        }

        var rows = Beside.HasFocusWithin ? area.Height * 2 / 5 : area.Height * 3 / 5;
        _box.Draw(canvas, area with { Height = rows });
        Beside.Draw(canvas, area with { Y = rows, Height = area.Height - rows });
    }

    private string Place()
    {
        var before = _editor.Text.AsSpan(0, Math.Min(_editor.Caret, _editor.Text.Length));
        return string.Create(
            CultureInfo.InvariantCulture, $"line {before.Count('\n') + 1}, column {before.Length - before.LastIndexOf('\n')}");
    }

    private void OnChanged()
    {
        Keep(Text);
        _timer?.Dispose();
        _timer = App?.After(Pause, Check);
    }

    private async void Check()
    {
        _checking?.Cancel();
        _checking?.Dispose();
        var checking = _checking = new CancellationTokenSource();
        try
        {
            await CheckAsync(Text, checking.Token);
        }
        catch (OperationCanceledException)
        {
            // Something newer is being looked at.
        }
        catch (Exception error)
        {
            Tell(Problem.Of(error));
        }

        Invalidate();
    }
}
