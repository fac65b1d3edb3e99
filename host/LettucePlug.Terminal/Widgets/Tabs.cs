namespace LettucePlug.Terminal;

/// <summary>Pages of which one is shown, with their names above: Alt and a digit, Ctrl+PageUp and PageDown, arrows on the names.</summary>
public sealed class Tabs : Component
{
    private readonly List<(string Name, Component Page)> _pages = [];
    private readonly TabNames _names;

    /// <summary>No pages yet.</summary>
    public Tabs() => _names = Adopt(new TabNames(this));

    /// <summary>The place of the page that is shown.</summary>
    public int CurrentIndex { get; private set; }

    /// <summary>The names of the pages.</summary>
    public IEnumerable<string> Names => _pages.Select(page => page.Name);

    /// <summary>Another page is shown.</summary>
    public event Action<int>? Changed;

    /// <summary>Adds a page.</summary>
    public Tabs Add(string name, Component page)
    {
        _pages.Add((name, Adopt(page)));
        page.IsVisible = _pages.Count == 1;
        return this;
    }

    /// <summary>Shows a page.</summary>
    public void Show(int index)
    {
        if (index == CurrentIndex || index < 0 || index >= _pages.Count)
        {
            return;
        }

        var hadFocus = _pages[CurrentIndex].Page.HasFocusWithin;
        _pages[CurrentIndex].Page.IsVisible = false;
        CurrentIndex = index;
        _pages[index].Page.IsVisible = true;
        if (hadFocus)
        {
            _pages[index].Page.Focus();
        }

        Changed?.Invoke(index);
    }

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Modifiers == KeyModifiers.Alt && key.Key == Key.Character && key.Character.Value is >= '1' and <= '9')
        {
            Show(key.Character.Value - '1');
            return true;
        }

        if (key.Modifiers == KeyModifiers.Control && key.Key is Key.PageUp or Key.PageDown)
        {
            Show(key.Key == Key.PageUp ? CurrentIndex - 1 : CurrentIndex + 1);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        _names.Draw(canvas, canvas.Bounds with { Height = 1 });
        if (_pages.Count > 0 && canvas.Size.Rows > 1)
        {
            _pages[CurrentIndex].Page.Draw(canvas, new Rect(0, 1, canvas.Size.Columns, canvas.Size.Rows - 1));
        }
    }

    private sealed class TabNames(Tabs tabs) : Component
    {
        private readonly List<(int From, int To)> _places = [];

        public override bool CanFocus => true;

        protected internal override bool OnKey(KeyEvent key)
        {
            if (key.Modifiers != KeyModifiers.None || key.Key is not (Key.Left or Key.Right))
            {
                return false;
            }

            tabs.Show(tabs.CurrentIndex + (key.Key == Key.Left ? -1 : 1));
            return true;
        }

        protected internal override bool OnMouse(MouseEvent mouse)
        {
            var index = _places.FindIndex(place => mouse.Position.X >= place.From && mouse.Position.X < place.To);
            if (mouse is not { Kind: MouseKind.Down, Button: MouseButton.Left } || index < 0)
            {
                return false;
            }

            tabs.Show(index);
            return true;
        }

        protected override void Paint(Canvas canvas)
        {
            canvas.Fill(canvas.Bounds, Role.Bar);
            _places.Clear();

            // Where not all names have room, those at the left give way to the one that is shown.
            var end = tabs._pages.Take(tabs.CurrentIndex + 1).Sum(page => TextWidth.Of(page.Name) + 2);
            var x = Math.Min(0, canvas.Size.Columns - end);
            for (var i = 0; i < tabs._pages.Count; i++)
            {
                var isCurrent = i == tabs.CurrentIndex;
                Style style = !isCurrent ? Role.Bar : HasFocus ? Role.Selection : Role.SelectionInactive;

                // The mark says it without colours.
                var text = isCurrent ? $"[{tabs._pages[i].Name}]" : $" {tabs._pages[i].Name} ";
                var width = canvas.Write(x, 0, text, style);
                _places.Add((x, x + width));
                x += width;
            }
        }
    }
}
