using LettucePlug.Host.Assets;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>All images as small pictures: filter, look at, export, throw away and take back.</summary>
internal sealed class GalleryPage : Page
{
    private readonly GalleryModel _model;
    private readonly PictureShelf _shelf;
    private readonly Action<AssetRecord> _toStudio;
    private readonly Action<AssetRecord> _asReference;
    private readonly PictureGrid _grid;
    private readonly TextBlock _filter = new("") { IsSingleLine = true };
    private readonly FlexBox _rows;
    private string? _lastTrashed;
    private int _version = -1;

    public GalleryPage(
        GalleryModel model, PictureShelf shelf, Action<AssetRecord> toStudio, Action<AssetRecord> asReference)
        : base("gallery", "Gallery")
    {
        (_model, _shelf, _toStudio, _asReference) = (model, shelf, toStudio, asReference);
        _grid = new PictureGrid(shelf);
        _grid.Opened += asset => Go(AssetView.ShowAsync(Ui, model, shelf, asset));
        _rows = Adopt(FlexBox.Rows()
            .Add(_filter, Length.Cells(1))
            .Add(new ProblemText(() => model.Problem), Length.Auto)
            .Add(_grid, Length.Flex()));
    }

    public override string About => "Every image there is, whoever made it. The trash keeps what you throw away.";

    public override IEnumerable<Command> Commands() =>
    [
        Does("open", "Look at the image closely, with all that is known of it", "enter|v", OpenCurrent, 75, "Open", () => _grid.Current is not null),
        Does("search", "Search prompts and names", "/", () => Go(SearchAsync()), 70, "Search"),
        Does("kind", "Show one kind of image", "f", () => Go(ChooseKindAsync()), 60, "Filter"),
        Does("trash-view", "Show the trash, or the library again", "T",
            () => Go(_model.ShowAsync(_model.Kind, _model.Search, !_model.InTrash)), 30, "Trash"),
        Does("trash", "Put into the trash, or take out of it", "delete|d", () => Go(TrashAsync()), 50, "Delete"),
        Does("undo", "Take back the last one put into the trash", "u", () => Go(UndoAsync()), 55, "Undo", () => _lastTrashed is not null),
        Does("export", "Export with its record embedded", "x", () => Go(ExportAsync()), 45, "Export"),
        Does("vary", "Take prompt and settings to the studio", "e", () => WithCurrent(_toStudio), 65, "To studio"),
        Does("reference", "Use as a reference in the studio", "a", () => WithCurrent(_asReference), 40, "Reference"),
        Does("path", "Copy the path of the file", "p", () => Go(CopyPathAsync()), 0),
        Does("refresh", "Look again", "r", () => Go(_model.LoadAsync())),
    ];

    public override void Open() => Go(_model.LoadAsync());

    public override bool Back()
    {
        if (_model is { Search: "", Kind: null, InTrash: false })
        {
            return false;
        }

        Go(_model.ShowAsync(null, "", inTrash: false));
        return true;
    }

    protected override void Paint(Canvas canvas)
    {
        if (_version != _model.Version)
        {
            _version = _model.Version;
            _grid.Items = _model.Items;
        }

        _filter.Set(" " + _model.FilterLine, Role.Muted);
        _grid.EmptyText = _model.IsLoading ? "Loading…"
            : _model.InTrash ? "The trash is empty."
            : _model.Search.Length > 0 || _model.Kind is not null ? "Nothing matches. Esc shows everything."
            : "No images yet. Make the first in the studio (Alt+3).";
        _rows.Draw(canvas, canvas.Bounds);
    }

    private void OpenCurrent() => WithCurrent(asset => Go(AssetView.ShowAsync(Ui, _model, _shelf, asset)));

    private void WithCurrent(Action<AssetRecord> action)
    {
        if (_grid.Current is { } asset)
        {
            action(asset);
        }
    }

    private async Task SearchAsync()
    {
        if (await Ask.ForText(Ui, "Search", "Words of the prompt, name, model or kind.", _model.Search) is { } words)
        {
            await _model.ShowAsync(_model.Kind, words, _model.InTrash);
            _grid.MoveTo(0);
        }
    }

    private async Task ChooseKindAsync()
    {
        string[] kinds = ["every kind", .. AssetKinds.All];
        if (await Ask.ForOneOf(Ui, "Show", kinds, kind => kind) is (true, { } picked))
        {
            await _model.ShowAsync(picked == kinds[0] ? null : picked, _model.Search, _model.InTrash);
            _grid.MoveTo(0);
        }
    }

    private async Task TrashAsync()
    {
        if (_grid.Current is not { } asset)
        {
            return;
        }

        var problem = await _model.ToggleTrashAsync(asset);
        if (problem is not null
            && await Ask.ForConfirmation(Ui, "In use", $"{problem.Message}\n\nPut it into the trash all the same?", "Trash"))
        {
            problem = await _model.ToggleTrashAsync(asset, evenIfUsed: true);
            Tell(problem);
        }

        if (problem is null)
        {
            _lastTrashed = asset.TrashedAt is null ? asset.Id : null;
            Ui.Toast(asset.TrashedAt is null ? "In the trash; u takes it back" : "Back in the library");
        }
    }

    private async Task UndoAsync()
    {
        if (_lastTrashed is { } id)
        {
            _lastTrashed = null;
            await _model.RestoreAsync(id);
            Ui.Toast("Back in the library");
        }
    }

    private async Task ExportAsync()
    {
        if (_grid.Current is not { } asset)
        {
            return;
        }

        var name = $"{asset.Id}.{asset.Mime[(asset.Mime.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        if (await Ask.ForText(Ui, "Export", "Where to write it, on the machine this program runs on.", name) is { Length: > 0 } path)
        {
            var problem = await _model.ExportAsync(asset, path);
            Tell(problem);
            if (problem is null)
            {
                Ui.Toast($"Written to {Path.GetFullPath(path)}", ToastKind.Success);
            }
        }
    }

    private async Task CopyPathAsync()
    {
        if (_grid.Current is { } asset && await _model.PathAsync(asset) is { } path)
        {
            var way = await Clipboard.CopyAsync(Ui, path);
            Ui.Toast($"Copied {(way == ClipboardWay.Tmux ? "to tmux and its terminal" : "through the terminal")}: {path}");
        }
    }
}
