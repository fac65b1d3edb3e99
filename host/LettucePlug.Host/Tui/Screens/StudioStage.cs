using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Pictures;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>How the image of the studio looks: so far while it is made, and the results as soon as there are any.</summary>
internal sealed class StudioStage : Component
{
    private readonly StudioModel _model;
    private readonly PictureShelf _shelf;
    private readonly ImageView _large = new() { EmptyText = "" };
    private ReadOnlyMemory<byte>? _preview;
    private int _version = -1;

    public StudioStage(StudioModel model, PictureShelf shelf)
    {
        (_model, _shelf) = (model, shelf);
        Grid = Adopt(new PictureGrid(shelf)
        {
            CommandContext = "studio.results",
            EmptyText = "",
            Label = asset => model.Notes.Count > 0 ? $"{asset.Model}: {asset.Prompt}" : asset.Name ?? asset.Prompt ?? asset.Id,
        });
        Adopt(_large);
    }

    /// <summary>The results, the newest first.</summary>
    public PictureGrid Grid { get; }

    protected override void Paint(Canvas canvas)
    {
        if (_version != _model.ResultsVersion)
        {
            _version = _model.ResultsVersion;
            Grid.Items = [.. _model.Results];
            Grid.MoveTo(0);
        }

        if (_model.Run is { IsRunning: true } run)
        {
            Follow(run);
            if (_large.Source is not null)
            {
                _large.Draw(canvas, canvas.Bounds);
                return;
            }
        }
        else
        {
            _preview = null;
        }

        if (Grid.Items.Count == 0)
        {
            Say(canvas, _model.IsRunning ? "The first image is on its way." : "The images you make appear here.");
        }
        else if (Grid.Items.Count == 1 || canvas.Size.Rows < 12)
        {
            PaintOne(canvas);
        }
        else
        {
            Grid.Draw(canvas, canvas.Bounds);
        }
    }

    private static void Say(Canvas canvas, string text)
    {
        var y = 0;
        foreach (var line in Wrap.Lines(text, Math.Max(1, canvas.Size.Columns - 2)))
        {
            canvas.Write(1, y++, text.AsSpan(line.Start, line.Length), Role.Muted);
        }
    }

    // The grid stays where the keys go, so that they mean the same with one image and with many.
    private void PaintOne(Canvas canvas)
    {
        if (Grid.Current is not { } asset)
        {
            return;
        }

        Grid.Draw(canvas, canvas.Bounds);
        canvas.Fill(canvas.Bounds, Role.Text);
        _large.Source = _shelf.Of(asset);
        _large.Draw(canvas, canvas.Bounds with { Height = Math.Max(1, canvas.Size.Rows - 1) });
        var style = Grid.HasFocus ? Style.Of(Role.Selection) : Style.Of(Role.Muted);
        var count = _model.Results.Count > 1 ? $" ({_model.Results.Count} images, arrows)" : "";
        canvas.WriteFit(
            0, canvas.Size.Rows - 1, canvas.Size.Columns, $"> {Sanitizer.Clean(asset.Prompt ?? asset.Id, singleLine: true)}{count}", style);
    }

    private void Follow(Activity run)
    {
        if (run.Preview is { } now)
        {
            if (_preview is not { } last || !last.Equals(now))
            {
                _preview = now;
                _large.Source = _shelf.OfBytes(now);
            }
        }
        else
        {
            _large.Source = null;
        }
    }
}
