using LettucePlug.Host.Conversations;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>The design references of a figure in the order they are sent, with the picture of the one that is chosen.</summary>
internal sealed class DesignSheet : Component
{
    private const int PictureFromColumns = 50;

    private readonly FiguresModel _model;
    private readonly PictureShelf _shelf;
    private readonly Action<Task> _go;
    private readonly ListView<DesignReference> _list;
    private readonly ImageView _picture = new() { EmptyText = "" };
    private readonly TextBlock _help = new("a add   c name   + and - move   Del remove   Esc done", Role.Muted);
    private readonly ProblemText _problemText;
    private Figure _figure;
    private Problem? _problem;
    private string? _shown;

    private DesignSheet(FiguresModel model, PictureShelf shelf, Figure figure, Action<Task> go)
    {
        (_model, _shelf, _figure, _go) = (model, shelf, figure, go);
        _list = Adopt(new ListView<DesignReference>(NameOf)
        {
            Items = figure.DesignReferences,
            EmptyText = "None yet. a adds a file or an image by its id.",
            CanFilter = false,
        });
        Adopt(_picture);
        Adopt(_help);
        _problemText = Adopt(new ProblemText(() => _problem));
    }

    public static void Show(UiApp app, FiguresModel model, PictureShelf shelf, Figure figure, Action<Task> go) => app.Show(
        new Overlay(new BorderBox(
            new DesignSheet(model, shelf, figure, go),
            $"Design references of {figure.Name}, in the order they are sent") { PaddingColumns = 1, Ground = Role.Panel })
        {
            Title = "Design references",
            Size = new Size(84, 20),
        });

    public override Size Measure(Size available) => available;

    protected override bool OnKey(KeyEvent key)
    {
        switch (key)
        {
            case var _ when key.Is('a'):
                _go(AddAsync());
                return true;
            case var _ when key.Is('c') && _list.Current is { } named:
                _go(NameAsync(named));
                return true;
            case var _ when (key.Is(Key.Delete) || key.Is('d')) && _list.Current is { } gone:
                _go(ChangeAsync(_model.RemoveReferenceAsync(_figure, gone.Asset), gone.Asset));
                return true;
            case var _ when key.Is('-') || key.Is(Key.Up, KeyModifiers.Alt):
                Move(-1);
                return true;
            case var _ when key.Is('+') || key.Is(Key.Down, KeyModifiers.Alt):
                Move(1);
                return true;
            default:
                return false;
        }
    }

    protected override void Paint(Canvas canvas)
    {
        canvas.Fill(canvas.Bounds, Role.Panel);
        var rows = _problemText.Measure(canvas.Size).Rows;
        var help = _help.Measure(canvas.Size).Rows;
        var body = canvas.Bounds with { Height = Math.Max(1, canvas.Size.Rows - help - rows) };
        var isWide = canvas.Size.Columns >= PictureFromColumns;
        _list.Draw(canvas, isWide ? body with { Width = body.Width / 2 } : body);
        if (isWide && _list.Current is { } current)
        {
            if (_shown != current.Asset)
            {
                _shown = current.Asset;
                _picture.Source = _shelf.Of(current.Asset, null, null);
            }

            _picture.Draw(canvas, body with { X = (body.Width / 2) + 1, Width = body.Width - (body.Width / 2) - 1 });
        }

        _problemText.Draw(canvas, new Rect(0, body.Height, canvas.Size.Columns, rows));
        _help.Draw(canvas, new Rect(0, canvas.Size.Rows - help, canvas.Size.Columns, help));
    }

    private string NameOf(DesignReference reference)
    {
        var place = _figure.DesignReferences.ToList().FindIndex(one => one.Asset == reference.Asset) + 1;
        return $"{place}. {reference.Caption ?? reference.Asset}";
    }

    private async Task AddAsync()
    {
        if (await Ask.ForText(App!, "Add a picture", "The path of a file, or the id of an image of the library.") is { Length: > 0 } file) // shown, so part of one
        {
            await ChangeAsync(_model.AddReferenceAsync(_figure, file), null);
        }
    }

    private async Task NameAsync(DesignReference reference)
    {
        if (await Ask.ForText(App!, "Name the picture", "What it shows, such as: from behind; empty for no name.", reference.Caption ?? "") is { } caption) // shown, so part of one
        {
            await ChangeAsync(_model.CaptionAsync(_figure, reference.Asset, caption), reference.Asset);
        }
    }

    private void Move(int by)
    {
        if (_list.Current is { } current)
        {
            var place = _figure.DesignReferences.ToList().FindIndex(one => one.Asset == current.Asset) + 1 + by;
            if (place >= 1 && place <= _figure.DesignReferences.Count)
            {
                _go(ChangeAsync(_model.MoveReferenceAsync(_figure, current.Asset, place), current.Asset));
            }
        }
    }

    /// <param name="change">What is done.</param>
    /// <param name="asset">What stays chosen; null for the last.</param>
    private async Task ChangeAsync(Task<Problem?> change, string? asset)
    {
        var at = _list.CurrentIndex;
        _problem = await change;
        _figure = _model.Current(_figure) ?? _figure;
        _list.Items = _figure.DesignReferences;
        var found = asset is null ? _figure.DesignReferences.Count - 1 : _figure.DesignReferences.ToList().FindIndex(one => one.Asset == asset);
        _list.CurrentIndex = found >= 0 ? found : Math.Min(at, Math.Max(0, _figure.DesignReferences.Count - 1));
        Invalidate();
    }
}
