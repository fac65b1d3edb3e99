using System.Text;

namespace LettucePlug.Terminal;

/// <summary>
/// Sends pictures in pixels when nobody types, part by part; breaks off when a key comes, and takes away what has moved or
/// is covered before the frame that shows it so.
/// </summary>
internal sealed class PictureQueue(UiApp app)
{
    private const int MostKept = 32;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan NextTurn = TimeSpan.FromTicks(1);
    private static readonly TimeSpan LineIsFull = TimeSpan.FromMilliseconds(15);

    private readonly List<(PixelPicture Picture, Rect Area)> _wanted = [];
    private readonly List<(PixelPicture Picture, Rect Area)> _shown = [];
    private readonly List<PixelPicture> _sent = [];
    private (PixelPicture Picture, Rect Area)? _current;
    private int _next;
    private IDisposable? _timer;

    /// <summary>How many pictures are on the screen.</summary>
    public int ShownCount => _shown.Count;

    public void Begin()
    {
        _wanted.Clear();

        // A frame between the parts of one that draws at the cursor would end up inside of it.
        if (_current is { Picture.DrawsAtCursor: true })
        {
            BreakOff();
        }
    }

    public void Want(PixelPicture picture, Rect area)
    {
        // One that draws by itself leaves the cursor below it, which at the last row would scroll the screen.
        if (!picture.DrawsAtCursor || area.Bottom < app.Terminal.Size.Rows)
        {
            _wanted.Add((picture, area));
        }
    }

    public void Cover(Rect area) => _wanted.RemoveAll(one => !one.Area.Intersect(area).IsEmpty);

    public void End()
    {
        if (_current is { } current && !_wanted.Contains(current))
        {
            BreakOff();
        }

        // In one write: after a part of it the terminal may take no more.
        var gone = new List<byte>();
        for (var i = _shown.Count - 1; i >= 0; i--)
        {
            if (_wanted.Contains(_shown[i]))
            {
                continue;
            }

            if (!_shown[i].Picture.Delete.IsEmpty)
            {
                gone.AddRange(_shown[i].Picture.Delete.Span);
            }
            else
            {
                app.Loop.Redraw();
            }

            _shown.RemoveAt(i);
        }

        if (gone.Count > 0)
        {
            app.Terminal.TryWrite(gone.ToArray());
        }
    }

    public void Painted(bool erased)
    {
        if (erased)
        {
            _shown.Clear();
        }

        if (_current is null && Missing() is not null)
        {
            Schedule(Quiet);
        }
    }

    public void Interrupt()
    {
        if (_current is not null)
        {
            BreakOff();
            Schedule(Quiet);
        }
    }

    /// <summary>Something else is about to be sent, which inside of a picture that draws at the cursor would end it.</summary>
    public void MakeWay()
    {
        if (_current is { Picture.DrawsAtCursor: true })
        {
            Interrupt();
        }
    }

    /// <summary>After a resize or a suspension nothing is known about what the terminal still has.</summary>
    public void Forget()
    {
        BreakOff();
        _shown.Clear();
        _sent.Clear();
    }

    private (PixelPicture Picture, Rect Area)? Missing()
    {
        foreach (var one in _wanted)
        {
            if (!_shown.Contains(one))
            {
                return one;
            }
        }

        return null;
    }

    private void Schedule(TimeSpan after)
    {
        _timer?.Dispose();
        _timer = app.Loop.After(after, Pump, paints: false);
    }

    private void Pump()
    {
        _timer = null;
        if (_current is null)
        {
            if (app.SinceLastKey is { } since && since < Quiet)
            {
                Schedule(Quiet - since);
                return;
            }

            if (Missing() is not { } missing)
            {
                return;
            }

            _current = missing;
            _next = !missing.Picture.DrawsAtCursor && _sent.Contains(missing.Picture) ? missing.Picture.Chunks.Count : 0;
        }

        if (!app.Terminal.CanWrite)
        {
            Schedule(LineIsFull);
            return;
        }

        SendNext(_current.Value);
    }

    private void SendNext((PixelPicture Picture, Rect Area) current)
    {
        var (picture, area) = current;
        if (_next < picture.Chunks.Count)
        {
            var chunk = picture.Chunks[_next].Span;
            if (_next == 0 && picture.DrawsAtCursor)
            {
                app.Terminal.TryWrite([.. MoveTo(area), .. chunk]);
            }
            else
            {
                app.Terminal.TryWrite(chunk);
            }

            _next++;
            Schedule(NextTurn);
            return;
        }

        app.Terminal.TryWrite(picture.DrawsAtCursor ? "\e8"u8 : [.. MoveTo(area), .. picture.Place.Span, .. "\e8"u8]);
        _shown.Add(current);
        _current = null;
        if (!picture.DrawsAtCursor && !_sent.Contains(picture))
        {
            _sent.Add(picture);
            if (_sent.Count > MostKept)
            {
                _sent.RemoveAt(0);
            }
        }

        if (Missing() is not null)
        {
            Schedule(NextTurn);
        }
    }

    private void BreakOff()
    {
        if (_current is not { } current)
        {
            return;
        }

        _current = null;
        if (_next == 0 || (_next >= current.Picture.Chunks.Count && !current.Picture.DrawsAtCursor))
        {
            return;
        }

        app.Terminal.TryWrite(
            current.Picture.DrawsAtCursor ? [.. current.Picture.Abort.Span, .. "\e8"u8] : current.Picture.Abort.Span);
        if (current.Picture.DrawsAtCursor)
        {
            // Half a picture stays on the screen until its cells are drawn anew.
            app.Loop.Redraw();
        }
    }

    private static byte[] MoveTo(Rect area) => Encoding.ASCII.GetBytes($"\e7\e[{area.Y + 1};{area.X + 1}H");
}
