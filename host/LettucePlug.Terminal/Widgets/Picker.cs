namespace LettucePlug.Terminal;

/// <summary>A field and a list below it: typing narrows the list, Enter takes the current item, Escape leaves.</summary>
/// <typeparam name="T">What is chosen from.</typeparam>
public sealed class Picker<T> : Component
{
    private readonly TextField _field = new() { Prompt = "> " };
    private readonly ListView<T> _list;
    private readonly string _title;

    /// <summary>A picker.</summary>
    /// <param name="title">What is asked.</param>
    /// <param name="items">What there is.</param>
    /// <param name="text">The text of an item, which typing is matched with.</param>
    public Picker(string title, IReadOnlyList<T> items, Func<T, string> text)
    {
        _title = title;
        Adopt(_field);
        _list = Adopt(new ListView<T>(text) { CanFilter = false, Items = items, EmptyText = "Nothing matches." });
        _field.Changed += pattern => _list.Filter = pattern;
        _list.Opened += item => Picked?.Invoke(item);
    }

    /// <summary>An item was taken.</summary>
    public event Action<T>? Picked;

    /// <summary>What is typed.</summary>
    public string Pattern => _field.Text;

    /// <summary>The list, to paint its rows otherwise or to preset the current item.</summary>
    public ListView<T> List => _list;

    /// <summary>Says something about the current item below the list; <c>null</c> for no such line.</summary>
    public Func<T, string>? Describe { get; set; }

    /// <inheritdoc/>
    public override Size Measure(Size available) =>
        new(Math.Min(available.Columns, 72), Math.Min(available.Rows, 5 + Math.Max(1, _list.Items.Count)));

    /// <inheritdoc/>
    protected internal override bool OnKey(KeyEvent key) => _list.OnKey(key);

    /// <inheritdoc/>
    protected override void Paint(Canvas canvas)
    {
        canvas.Box(canvas.Bounds, Style.Of(Role.BorderFocused).On(Role.Panel), _title, Style.Of(Role.Title).On(Role.Panel));
        var inner = canvas.Bounds.Inset(2, 1);
        var describe = Describe is not null && inner.Height > 4 ? 1 : 0;
        _field.Draw(canvas, inner with { Height = 1 });
        _list.IsFilterShown = false;
        _list.Draw(canvas, new Rect(inner.X, inner.Y + 1, inner.Width, inner.Height - 1 - describe));
        if (describe > 0 && _list.Count > 0)
        {
            var about = Sanitizer.Clean(Describe!(_list.Current!), singleLine: true); // there is a current one
            canvas.WriteFit(inner.X, inner.Bottom - 1, inner.Width, about, Style.Of(Role.Muted).On(Role.Panel));
        }
    }
}
