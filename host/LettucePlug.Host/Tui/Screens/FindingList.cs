using LettucePlug.Host.Tui.Models;
using LettucePlug.Sdk;
using LettucePlug.Terminal;

namespace LettucePlug.Host.Tui.Screens;

/// <summary>What was found in a text, each with its place and its fix in full. Enter goes to the place.</summary>
internal sealed class FindingList(string nothing) : Component
{
    private readonly List<(int From, int Rows)> _places = [];
    private IReadOnlyList<Finding> _items = [];
    private int _current;
    private int _first;

    public IReadOnlyList<Finding> Items
    {
        get => _items;
        set
        {
            _items = value;
            _current = Math.Clamp(_current, 0, Math.Max(0, value.Count - 1));
        }
    }

    /// <summary>Somebody wants to see the place of a finding.</summary>
    public event Action<Finding>? Chosen;

    public override bool CanFocus => true;

    protected override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var to = key switch
        {
            _ when key.Is(Key.Up) || key.Is('k') => _current - 1,
            _ when key.Is(Key.Down) || key.Is('j') => _current + 1,
            _ when key.Is(Key.Home) => 0,
            _ when key.Is(Key.End) => _items.Count - 1,
            _ => -1,
        };
        if (to >= 0 && to < _items.Count)
        {
            _current = to;
            return true;
        }

        if (key.Is(Key.Enter) && _items.Count > 0 && _items[_current].Line > 0)
        {
            Chosen?.Invoke(_items[_current]);
            return true;
        }

        return false;
    }

    protected override bool OnMouse(MouseEvent mouse)
    {
        ArgumentNullException.ThrowIfNull(mouse);
        var hit = _places.FindIndex(place => mouse.Position.Y + _first >= place.From && mouse.Position.Y + _first < place.From + place.Rows);
        if (mouse.Kind != MouseKind.Down || hit < 0)
        {
            return false;
        }

        _current = hit;
        if (_items[hit].Line > 0)
        {
            Chosen?.Invoke(_items[hit]);
        }

        return true;
    }

    protected override void Paint(Canvas canvas)
    {
        if (_items.Count == 0)
        {
            canvas.WriteFit(1, 0, canvas.Size.Columns - 1, nothing, Role.Success);
            return;
        }

        var width = Math.Max(8, canvas.Size.Columns - 3);
        var texts = _items.Select(TextOf).ToList();
        _places.Clear();
        var total = 0;
        foreach (var text in texts)
        {
            var rows = Wrap.Count(text.Text, width);
            _places.Add((total, rows));
            total += rows;
        }

        var (from, height) = _places[_current];
        _first = Math.Clamp(Math.Min(Math.Max(_first, from + height - canvas.Size.Rows), from), 0, Math.Max(0, total - 1));
        for (var index = 0; index < texts.Count; index++)
        {
            var y = _places[index].From - _first;
            var isCurrent = index == _current && HasFocus;
            foreach (var line in Wrap.Lines(texts[index].Text, width))
            {
                if (y >= 0 && y < canvas.Size.Rows)
                {
                    canvas.Write(2, y, texts[index], line);
                    canvas.Write(0, y, isCurrent && y == _places[index].From - _first ? ">" : " ", Role.Accent);
                }

                y++;
            }
        }
    }

    private static StyledText TextOf(Finding finding)
    {
        var (word, role) = finding.Severity switch
        {
            FindingSeverity.Error => ("error", Role.Error),
            FindingSeverity.Warning => ("warning", Role.Warning),
            _ => ("note", Role.Muted),
        };
        var place = finding.Line > 0 ? $"{finding.Line}:{finding.Column} " : "";
        var message = (finding.Severity == FindingSeverity.Information ? "" : "! ") + place + word + ": " + Sanitizer.Clean(finding.Message, singleLine: true);
        return finding.Hint is { } hint
            ? StyledText.Join((message, role), ("\n  " + Sanitizer.Clean(hint, singleLine: true), Role.Muted))
            : new StyledText(message, role);
    }
}
